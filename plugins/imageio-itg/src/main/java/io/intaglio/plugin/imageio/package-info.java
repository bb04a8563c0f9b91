/**
 * Compressed pictures, {@code .itg}, in ImageIO. {@link io.intaglio.plugin.imageio.ItgImageReaderSpi} and
 * {@link io.intaglio.plugin.imageio.ItgImageWriterSpi} are found on the class path.
 */
@NullMarked
package io.intaglio.plugin.imageio;

import org.jspecify.annotations.NullMarked;
