/**
 * Trained models in files: a {@link io.intaglio.plate.Plate} is a model, its {@link io.intaglio.plate.Card} describes
 * it, and {@link io.intaglio.plate.Safetensors} is the format of its tensors. {@code docs/plate-format.md} specifies
 * each byte of the file.
 */
@NullMarked
package io.intaglio.plate;

import org.jspecify.annotations.NullMarked;
