/**
 * Small systems from tutorials on autoencoders. Each is a program that trains, compares the result with a baseline, and
 * writes a picture. All are {@code Runner}s; {@code docs/examples} has a page for each.
 */
package io.intaglio.examples.tutorials;
