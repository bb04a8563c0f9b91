package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reader of {@code .itg} files. It reads those of the included model, and of the models that plates on the
 * class path hold. For another model register a new one:
 *
 * <pre>{@code
 * IIORegistry.getDefaultInstance()
 *         .registerServiceProvider(new ItgImageReaderSpi(List.of(model)), ImageReaderSpi.class);
 * }</pre>
 *
 * @since 0.1
 */
public final class ItgImageReaderSpi extends ImageReaderSpi {

    private static final byte[] MAGIC = {'I', 'T', 'G', 1};

    private final List<ItgModel> given;
    private @Nullable KnownModels models;

    /** Creates it as ImageIO does. */
    public ItgImageReaderSpi() {
        this(List.of());
    }

    /**
     * Creates it with further models, which win over others of their names.
     *
     * @param models of files that are to be read
     */
    public ItgImageReaderSpi(List<ItgModel> models) {
        super(
                ItgFormat.VENDOR,
                ItgFormat.VERSION,
                ItgFormat.names(),
                ItgFormat.suffixes(),
                ItgFormat.mimeTypes(),
                ItgImageReader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                new String[] {ItgImageWriterSpi.class.getName()},
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
        this.given = List.copyOf(models);
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        if (!(source instanceof ImageInputStream in)) {
            return false;
        }
        byte[] first = new byte[MAGIC.length];
        in.mark();
        try {
            int count = 0;
            for (int next; count < first.length && (next = in.read(first, count, first.length - count)) > 0; ) {
                count += next;
            }
        } finally {
            in.reset();
        }
        return Arrays.equals(first, MAGIC);
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
        return new ItgImageReader(this, models());
    }

    /** Reads the models when one is needed: ImageIO makes all providers at its start. */
    private synchronized KnownModels models() {
        if (models == null) {
            models = new KnownModels(given);
        }
        return models;
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "reads compressed pictures of Intaglio (.itg)";
    }
}
