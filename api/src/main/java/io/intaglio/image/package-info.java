/**
 * {@link io.intaglio.image.Pictures} reads and writes picture files; {@link io.intaglio.image.ImageBatch} is what everything
 * computes on. {@link io.intaglio.image.Resampling} and {@link io.intaglio.image.Mirror} change sizes.
 */
package io.intaglio.image;
