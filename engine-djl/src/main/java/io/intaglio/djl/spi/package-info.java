/**
 * The escape hatch: a plug-in with a layer of its own ({@link io.intaglio.network.Layer.Custom}) tells this engine how
 * to compute it.
 */
@NullMarked
package io.intaglio.djl.spi;

import org.jspecify.annotations.NullMarked;
