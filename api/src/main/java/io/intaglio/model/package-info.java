/**
 * Trained models: {@link io.intaglio.model.Autoencoder} in memory, {@link io.intaglio.model.Plate} in a file, {@link
 * io.intaglio.model.Card} about it.
 */
package io.intaglio.model;
