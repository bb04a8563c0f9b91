/**
 * The escape hatch: a plug-in with a layer of its own ({@link io.intaglio.network.Layer.Custom}) tells this engine how
 * to compute it.
 */
package io.intaglio.djl.spi;
