package io.intaglio.image;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The opacity beside a lossy WebP (RFC 9649, section 2.7.1.2): a byte a pixel, filtered, compressed as the green of a
 * lossless one.
 */
final class WebpAlpha {

    private static final int RAW = 0;
    private static final int LOSSLESS = 1;
    private static final byte SIGNATURE = 0x2F;

    private final int width;
    private final int height;

    WebpAlpha(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Reads a lossless WebP. */
    @FunctionalInterface
    interface Reader {
        Raster read(byte[] webp) throws IOException;
    }

    /**
     * Decodes.
     *
     * @param chunk what the chunk {@code ALPH} holds
     * @return a byte for each pixel, row by row
     */
    byte[] decode(Bytes chunk, Reader lossless) throws IOException {
        int told = chunk.u8(0);
        Bytes stored = chunk.slice(1, chunk.length() - 1L);
        byte[] values = switch (told & 3) {
            case RAW -> stored.slice(0, (long) width * height).copy();
            case LOSSLESS -> green(lossless.read(file(stored)));
            default -> throw new IOException("its opacity is compressed in an unknown way");
        };
        unfilter(values, told >> 2 & 3);
        return values;
    }

    /** The file whose green it is: the stream lacks the size alone. */
    private byte[] file(Bytes stored) {
        ByteBuffer stream = ByteBuffer.allocate(5 + stored.length()).order(ByteOrder.LITTLE_ENDIAN);
        stream.put(SIGNATURE).putInt(width - 1 | height - 1 << 14).put(stored.copy());
        return WebpHeader.wrapped(stream.array());
    }

    private byte[] green(Raster raster) throws IOException {
        if (raster.getWidth() != width || raster.getHeight() != height || raster.getNumBands() < 3) {
            throw new IOException("its opacity is of another size");
        }
        byte[] values = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 1, row);
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (byte) row[x];
            }
        }
        return values;
    }

    /** @param filter 0 none, 1 from the left, 2 from above, 3 both less the corner */
    private void unfilter(byte[] values, int filter) {
        for (int i = 1; i < values.length && filter > 0; i++) {
            int x = i % width;
            int left = x > 0 ? values[i - 1] & 0xFF : values[i - width] & 0xFF;
            int above = i >= width ? values[i - width] & 0xFF : left;
            int predicted = filter == 1 || i < width ? left : above;
            if (filter == 3 && x > 0 && i >= width) {
                int corner = values[i - width - 1] & 0xFF;
                predicted = Math.max(0, Math.min(255, left + above - corner));
            }
            values[i] = (byte) (values[i] + predicted);
        }
    }
}
