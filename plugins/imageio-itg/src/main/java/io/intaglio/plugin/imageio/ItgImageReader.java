package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgHeader;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgRegion;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code .itg} files. Regions and tiles decode only the groups that they need; the thumbnail is the preview. */
final class ItgImageReader extends ImageReader {

    private static final int TILE = 512;
    private static final int BUFFER = 1 << 16;

    private final KnownModels models;
    private @Nullable Opened opened;

    /** What is known of the input. */
    private static final class Opened {

        private final byte[] file;
        private final ItgHeader header;
        private @Nullable ItgExtras extras;

        Opened(byte[] file) throws ItgException {
            this.file = file;
            this.header = ItgDecoder.header(file);
        }

        ItgExtras extras() throws ItgException {
            if (extras == null) {
                extras = ItgDecoder.extras(file);
            }
            return extras;
        }
    }

    ItgImageReader(ItgImageReaderSpi provider, KnownModels models) {
        super(provider);
        this.models = models;
    }

    @Override
    public void setInput(@Nullable Object input, boolean forward, boolean noMetadata) {
        super.setInput(input, forward, noMetadata);
        opened = null;
    }

    @Override
    public void reset() {
        super.reset();
        opened = null;
    }

    @Override
    public void dispose() {
        opened = null;
    }

    private Opened opened(int index) throws IOException {
        if (index != 0) {
            throw new IndexOutOfBoundsException("a .itg file holds one image, number 0, not " + index);
        }
        Opened now = opened;
        if (now == null) {
            if (!(input instanceof ImageInputStream in)) {
                throw new IllegalStateException("the reader has no input; call setInput");
            }
            now = new Opened(bytes(in));
            opened = now;
        }
        return now;
    }

    private static byte[] bytes(ImageInputStream in) throws IOException {
        check(in.length() - in.getStreamPosition());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            check(out.size());
        }
        return out.toByteArray();
    }

    private static void check(long bytes) throws ItgException {
        if (bytes > ItgDecoder.MOST_BYTES) {
            throw new ItgException(
                    "a file of " + bytes + " bytes is too large; at most " + ItgDecoder.MOST_BYTES + " are read");
        }
    }

    @Override
    public int getNumImages(boolean search) {
        return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
        return opened(index).header.width();
    }

    @Override
    public int getHeight(int index) throws IOException {
        return opened(index).header.height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) throws IOException {
        Opened now = opened(index);
        return PixelTypes.of(now.header.channels(), now.extras()).iterator();
    }

    @Override
    public ImageReadParam getDefaultReadParam() {
        return new ImageReadParam();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public IIOMetadata getImageMetadata(int index) throws IOException {
        Opened now = opened(index);
        return new ItgMetadata(now.header, now.extras());
    }

    @Override
    public boolean isRandomAccessEasy(int index) {
        return true;
    }

    @Override
    public boolean isImageTiled(int index) throws IOException {
        return getWidth(index) > TILE || getHeight(index) > TILE;
    }

    @Override
    public int getTileWidth(int index) throws IOException {
        return Math.min(TILE, getWidth(index));
    }

    @Override
    public int getTileHeight(int index) throws IOException {
        return Math.min(TILE, getHeight(index));
    }

    @Override
    public BufferedImage readTile(int index, int column, int row) throws IOException {
        Rectangle tile = new Rectangle(column * TILE, row * TILE, TILE, TILE)
                .intersection(new Rectangle(getWidth(index), getHeight(index)));
        if (column < 0 || row < 0 || tile.isEmpty()) {
            throw new IllegalArgumentException("there is no tile " + column + "," + row);
        }
        ImageReadParam param = getDefaultReadParam();
        param.setSourceRegion(tile);
        return read(index, param);
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam param) throws IOException {
        Opened now = opened(index);
        ItgHeader header = now.header;
        ItgDecoder decoder = new ItgDecoder(models.get(header.model()));
        BufferedImage image = getDestination(param, getImageTypes(index), header.width(), header.height());
        Rectangle from = new Rectangle();
        Rectangle to = new Rectangle();
        computeRegions(param, header.width(), header.height(), image, from, to);
        int bands = header.channels() + (now.extras().alpha().isPresent() ? 1 : 0);
        checkReadParamBandSettings(
                param == null ? getDefaultReadParam() : param,
                bands,
                image.getSampleModel().getNumBands());
        clearAbortRequest();
        processImageStarted(index);
        try {
            ItgPixels pixels =
                    decoder.decode(now.file, new ItgRegion(from.x, from.y, from.width, from.height), (done, total) -> {
                        processImageProgress(100f * done / total);
                        return !abortRequested();
                    });
            new PixelRows(pixels, now.extras().alpha().orElse(null), from, param).write(image.getRaster(), to);
            processImageComplete();
        } catch (CancellationException e) {
            processReadAborted();
        }
        return image;
    }

    @Override
    public boolean readerSupportsThumbnails() {
        return true;
    }

    @Override
    public int getNumThumbnails(int index) throws IOException {
        opened(index);
        return 1;
    }

    @Override
    public int getThumbnailWidth(int index, int thumbnail) throws IOException {
        return opened(index).header.previewWidth();
    }

    @Override
    public int getThumbnailHeight(int index, int thumbnail) throws IOException {
        return opened(index).header.previewHeight();
    }

    @Override
    public BufferedImage readThumbnail(int index, int thumbnail) throws IOException {
        if (thumbnail != 0) {
            throw new IndexOutOfBoundsException("there is one thumbnail, number 0, not " + thumbnail);
        }
        Opened now = opened(index);
        ItgDecoder decoder = new ItgDecoder(models.get(now.header.model()));
        processThumbnailStarted(index, thumbnail);
        ItgPixels pixels = decoder.preview(now.file);
        // The opacity is that of the whole picture; the thumbnail has none.
        List<ImageTypeSpecifier> types = PixelTypes.of(pixels.channels(), now.extras(), false);
        BufferedImage image = types.get(0).createBufferedImage(pixels.width(), pixels.height());
        Rectangle all = new Rectangle(pixels.width(), pixels.height());
        new PixelRows(pixels, null, all, null).write(image.getRaster(), new Rectangle(new Point(), all.getSize()));
        processThumbnailComplete();
        return image;
    }
}
