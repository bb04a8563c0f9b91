/**
 * Compiles layers as data to DJL's operations: one {@link io.intaglio.djl.compile.Kernel} per kind of layer. Public
 * types here serve the engine's other packages; they are not API.
 */
@NullMarked
package io.intaglio.djl.compile;

import org.jspecify.annotations.NullMarked;
