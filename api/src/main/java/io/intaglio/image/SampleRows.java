package io.intaglio.image;

import org.jspecify.annotations.Nullable;

/** A picture's rows as files hold them: big-endian samples of 8 or 16 bits, alpha last. */
final class SampleRows implements PngRows {

    private final float[] pixels;
    private final float @Nullable [] alpha;
    private final int height;
    private final int width;
    private final int channels;
    private final boolean deep;

    /** Rows with alpha where the picture has it. */
    SampleRows(Picture picture, int bits) {
        this.pixels = picture.pixels().data();
        this.alpha = picture.alpha().map(ImageBatch::data).orElse(null);
        this.height = picture.height();
        this.width = picture.width();
        this.channels = picture.channels();
        this.deep = bits == 16;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int bits() {
        return deep ? 16 : 8;
    }

    @Override
    public int samplesPerPixel() {
        return channels + (alpha == null ? 0 : 1);
    }

    @Override
    public byte[] row(int y) {
        byte[] row = new byte[width * bytesPerPixel()];
        if (alpha == null && !deep) {
            bytes(y * row.length, row);
            return row;
        }
        int at = 0;
        for (int x = 0; x < width; x++) {
            int pixel = y * width + x;
            for (int c = 0; c < channels; c++) {
                at = put(pixels[pixel * channels + c], row, at);
            }
            if (alpha != null) {
                at = put(alpha[pixel], row, at);
            }
        }
        return row;
    }

    /**
     * The most frequent kind of row: the same numbers as {@link #level}, with one branch, for values to be clipped.
     */
    private void bytes(int from, byte[] row) {
        float[] values = pixels;
        for (int i = 0; i < row.length; i++) {
            int level = (int) (values[from + i] * 255 + 0.5f);
            if ((level & ~255) != 0) {
                level = level < 0 ? 0 : 255;
            }
            row[i] = (byte) level;
        }
    }

    private int put(float value, byte[] row, int at) {
        if (!deep) {
            row[at] = (byte) level(value, 255);
            return at + 1;
        }
        int level = level(value, 65535);
        row[at] = (byte) (level >> 8);
        row[at + 1] = (byte) level;
        return at + 2;
    }

    /** Clips to [0, 1] and rounds; what is no number becomes 0. */
    static int level(float value, int max) {
        return value >= 1 ? max : value > 0 ? (int) (value * max + 0.5f) : 0;
    }
}
