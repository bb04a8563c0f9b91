/** Fuzz tests for readers of files from strangers. */
package io.intaglio.testkit.fuzz;
