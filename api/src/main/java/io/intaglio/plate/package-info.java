/**
 * Trained models in files: {@link io.intaglio.plate.Plate} is one, {@link io.intaglio.plate.Card} what it says of itself,
 * {@link io.intaglio.plate.Safetensors} the form of its tensors. {@code docs/plate-format.md} gives the file to the byte.
 */
package io.intaglio.plate;
