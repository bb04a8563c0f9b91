/** Fuzz tests for readers of untrusted files. */
package io.intaglio.testkit.fuzz;
