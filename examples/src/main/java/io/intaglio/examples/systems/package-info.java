/**
 * Small systems that tutorials on autoencoders describe, a program each: it trains, measures beside a baseline, and
 * writes a picture. {@code Runner} is what they share; {@code docs/examples} has a page for each.
 */
package io.intaglio.examples.systems;
