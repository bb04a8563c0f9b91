/**
 * Images: {@link io.intaglio.image.Pictures} reads and writes picture files; all computations use
 * {@link io.intaglio.image.ImageBatch}. {@link io.intaglio.image.Resampling} and {@link io.intaglio.image.Mirror}
 * change sizes.
 */
@NullMarked
package io.intaglio.image;

import org.jspecify.annotations.NullMarked;
