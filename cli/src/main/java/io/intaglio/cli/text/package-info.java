/** Results as text: numbers and tables for people, JSON for machines. */
package io.intaglio.cli.text;
