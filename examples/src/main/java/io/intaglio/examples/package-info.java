/** Short programs to begin from; each has a {@code main} and does its work in {@code runExample}. */
package io.intaglio.examples;
