package io.intaglio.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The samples of a raster of bytes, pixel by pixel, which most files give. Java's own way to rows,
 * {@link Raster#getPixels}, calls the sample model for each row and took as long as the decoding.
 */
final class ByteSamples {

    private static final float[] LEVELS = new float[256];

    static {
        float factor = (float) (1 / 255.0);
        for (int i = 0; i < LEVELS.length; i++) {
            LEVELS[i] = i * factor;
        }
    }

    private final byte[] data;
    private final int from;
    private final int rowStride;
    private final int pixelStride;
    private final int[] bands;
    private final int width;

    /** Whether the bytes of a row are its samples, without gaps and in the order of the channels. */
    private final boolean inOrder;

    private ByteSamples(byte[] data, int from, PixelInterleavedSampleModel model, int width) {
        this.data = data;
        this.from = from;
        this.rowStride = model.getScanlineStride();
        this.pixelStride = model.getPixelStride();
        this.bands = model.getBandOffsets();
        this.width = width;
        this.inOrder =
                pixelStride == bands.length && IntStream.range(0, bands.length).allMatch(band -> bands[band] == band);
    }

    /** Returns empty for a raster of another kind. */
    static Optional<ByteSamples> of(Raster raster) {
        DataBuffer buffer = raster.getDataBuffer();
        if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
                || !(buffer instanceof DataBufferByte bytes)
                || bytes.getNumBanks() != 1) {
            return Optional.empty();
        }
        int x = raster.getMinX() - raster.getSampleModelTranslateX();
        int y = raster.getMinY() - raster.getSampleModelTranslateY();
        int from = bytes.getOffset() + y * model.getScanlineStride() + x * model.getPixelStride();
        return Optional.of(new ByteSamples(bytes.getData(), from, model, raster.getWidth()));
    }

    /**
     * Writes a row in [0, 1].
     *
     * @param y from 0
     * @param start index of the first sample in {@code to}
     */
    void row(int y, float[] to, int start) {
        int row = from + y * rowStride;
        int count = bands.length;
        if (inOrder) {
            int samples = width * count;
            for (int i = 0; i < samples; i++) {
                to[start + i] = LEVELS[data[row + i] & 0xFF];
            }
            return;
        }
        // Band by band: a loop of three rounds within each pixel takes three times as long.
        for (int band = 0; band < count; band++) {
            int at = row + bands[band];
            int i = start + band;
            for (int x = 0; x < width; x++) {
                to[i] = LEVELS[data[at] & 0xFF];
                at += pixelStride;
                i += count;
            }
        }
    }
}
