/** From layers as data to DJL's operations: one {@link io.intaglio.djl.compile.Kernel} a layer kind. */
package io.intaglio.djl.compile;
