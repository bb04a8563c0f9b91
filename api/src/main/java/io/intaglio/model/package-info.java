/**
 * Trained models in memory: {@link io.intaglio.model.Autoencoder} is one, {@link io.intaglio.model.Codec} its two halves, {@link
 * io.intaglio.model.Tiling} takes images of any size through it.
 */
package io.intaglio.model;
