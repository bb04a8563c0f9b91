/** One provider of each kind that Intaglio knows: what a plug-in may add. */
package com.example.intaglio;
