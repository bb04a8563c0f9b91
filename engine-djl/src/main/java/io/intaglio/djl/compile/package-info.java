/**
 * From layers as data to DJL's operations: one {@link io.intaglio.djl.compile.Kernel} a layer kind. What is public here is so for the
 * engine's other packages; it is no API.
 */
package io.intaglio.djl.compile;
