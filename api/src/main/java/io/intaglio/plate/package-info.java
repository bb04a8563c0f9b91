/**
 * Trained models in files: {@link io.intaglio.plate.Plate} is one, {@link io.intaglio.plate.Card} describes it,
 * {@link io.intaglio.plate.Safetensors} is the format of its tensors. {@code docs/plate-format.md} gives the file to
 * the byte.
 */
@NullMarked
package io.intaglio.plate;

import org.jspecify.annotations.NullMarked;
