/** Files below folders, and files that are written whole or not at all. */
package io.intaglio.file;
