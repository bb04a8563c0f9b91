package io.intaglio.plugin.imageio;

import java.util.Locale;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the writer of {@code .itg} files.
 *
 * @since 0.1
 */
public final class ItgImageWriterSpi extends ImageWriterSpi {

    /** Creates it as ImageIO does. */
    public ItgImageWriterSpi() {
        super(
                ItgFormat.VENDOR,
                ItgFormat.VERSION,
                ItgFormat.names(),
                ItgFormat.suffixes(),
                ItgFormat.mimeTypes(),
                ItgImageWriter.class.getName(),
                new Class<?>[] {ImageOutputStream.class},
                new String[] {ItgImageReaderSpi.class.getName()},
                false,
                null,
                null,
                null,
                null,
                true,
                ItgMetadata.NATIVE,
                ItgMetadataFormat.class.getName(),
                null,
                null);
    }

    @Override
    public boolean canEncodeImage(ImageTypeSpecifier type) {
        int bands = type.getNumBands();
        return bands >= 1 && bands <= 4;
    }

    @Override
    public ImageWriter createWriterInstance(@Nullable Object extension) {
        return new ItgImageWriter(this);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "writes compressed pictures of Intaglio (.itg)";
    }
}
