/** Short programs to begin from, one a task; each has a {@code main} and does its work in {@code runExample}. */
package io.intaglio.examples;
