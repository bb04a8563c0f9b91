/**
 * Trained models in memory: {@link io.intaglio.model.Autoencoder} is one, {@link io.intaglio.model.LatentCodec} its two
 * halves, {@link io.intaglio.model.Tiling} applies it to images of any size.
 */
@NullMarked
package io.intaglio.model;

import org.jspecify.annotations.NullMarked;
