package io.intaglio.image;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A picture's rows as numbers of its own type on its own scale, big-endian, opacity last. */
final class StoredRows {

    private final Picture picture;
    private final SampleScale scale;
    private final SampleType type;
    private final float @Nullable [] alpha;
    private final int samples;

    StoredRows(Picture picture) {
        this.picture = picture;
        this.scale = picture.scale();
        this.type = scale.type();
        this.alpha = picture.alpha().map(ImageBatch::data).orElse(null);
        this.samples = picture.channels() + (alpha == null ? 0 : 1);
    }

    int samplesPerPixel() {
        return samples;
    }

    long bytesPerRow() {
        return (long) picture.width() * samples * type.bits() / 8;
    }

    byte[] row(int y) {
        float[] pixels = picture.pixels().data();
        int channels = picture.channels();
        ByteBuffer row = ByteBuffer.allocate(Math.toIntExact(bytesPerRow()));
        for (int pixel = y * picture.width(); pixel < (y + 1) * picture.width(); pixel++) {
            for (int c = 0; c < channels; c++) {
                put(row, scale.stored(pixels[pixel * channels + c]));
            }
            if (alpha != null) {
                put(row, Math.max(0, Math.min(1, alpha[pixel])) * type.most());
            }
        }
        return row.array();
    }

    /**
     * Integers are rounded and clipped to what their type holds; what is no number becomes the least of them, or stays.
     */
    private void put(ByteBuffer row, double stored) {
        if (type == SampleType.FLOAT32) {
            row.putFloat((float) stored);
        } else if (type == SampleType.FLOAT64) {
            row.putDouble(stored);
        } else {
            double number = Double.isNaN(stored) ? scale.low() : stored;
            double whole = Math.max(type.least(), Math.min(type.most(), Math.floor(number + 0.5)));
            switch (type.bits()) {
                case 8 -> row.put((byte) (int) whole);
                case 16 -> row.putShort((short) (int) whole);
                case 32 -> row.putInt((int) (long) whole);
                default ->
                    row.putLong(
                            type.signed() || whole < 0x1p63 ? (long) whole : (long) (whole - 0x1p63) ^ Long.MIN_VALUE);
            }
        }
    }
}
