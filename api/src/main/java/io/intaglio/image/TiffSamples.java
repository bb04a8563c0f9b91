package io.intaglio.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * The samples of a TIFF's picture as they are stored, strip by strip or tile by tile: any number of channels, integers
 * and floating-point numbers, chunky or planar. Integers of up to 16 bits keep the range of their type; all others take
 * the range of the picture's own data, unless they are floating-point numbers within [0, 1].
 */
final class TiffSamples {

    private final String name;
    private final Bytes file;
    private final TiffFile.Page page;
    private final TiffLayout layout;
    private final BooleanSupplier stopped;
    private final ByteOrder order;
    private final boolean big;

    /**
     * What is measured before the samples are delivered.
     *
     * @param opaque the number that an opaque pixel has, of floating-point samples
     */
    private record Measured(SampleScale scale, double opaque) {}

    /** Is given one sample after another. */
    private interface Sink {
        void sample(int y, int x, int channel, double value) throws IOException;
    }

    /** @param stopped is asked now and then whether to give up */
    TiffSamples(String name, TiffFile file, TiffFile.Page page, TiffLayout layout, BooleanSupplier stopped) {
        this.name = name;
        this.file = file.bytes();
        this.page = page;
        this.layout = layout;
        this.stopped = stopped;
        this.big = layout.predictor() == 3 || !file.little();
        this.order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Returns whether the first strip or tile is in the first, reversed form of LZW, which is left to others. */
    static boolean oldLzw(TiffFile file, TiffFile.Page page, TiffLayout layout) throws IOException {
        long at = page.directory()
                .number(layout.tiled() ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS, 0, -1);
        return file.bytes().has(at, 2)
                && TiffCompression.oldLzw(layout.compression(), file.bytes().slice(at, 2));
    }

    /** Returns the picture as stored, without orientation and profile. */
    Picture picture() throws IOException {
        int height = layout.height();
        int width = layout.width();
        int channels = layout.channels();
        Measured measured = measure();
        SampleScale scale = measured.scale();
        double opaque = measured.opaque();
        float[] data = new float[height * width * channels];
        float[] alpha = layout.alpha() < 0 ? null : new float[height * width];
        double top = top(scale);
        double factor = 1 / (top - scale.low());
        double most = layout.floating() ? opaque : Math.pow(2, layout.signed() ? layout.bits() - 1 : layout.bits()) - 1;
        boolean inverted = layout.photometric() == 0;
        each((y, x, sample, value) -> {
            if (sample == layout.alpha()) {
                alpha[y * width + x] = (float) Math.max(0, Math.min(1, value / most));
            } else {
                int channel = layout.alpha() >= 0 && sample > layout.alpha() ? sample - 1 : sample;
                double above = inverted ? top - value : value - scale.low();
                data[(y * width + x) * channels + channel] = (float) (above * factor);
            }
        });
        SampleScale found = layout.premultiplied() ? straight(data, alpha, channels, scale) : scale;
        Picture picture =
                Picture.of(ImageBatch.wrap(1, height, width, channels, data)).withScale(found);
        if (alpha != null && opaque > 1) {
            picture = picture.withNote(String.format(
                    Locale.ROOT, "its opacity has values above 1: %.0f is taken as opaque, and becomes 1", opaque));
        }
        return alpha == null ? picture : picture.withAlpha(ImageBatch.wrap(1, height, width, 1, alpha));
    }

    /**
     * Divides premultiplied samples by their opacity. Within fixed bounds nothing is brighter than white; on a scale
     * that was found in the samples, the results have another one.
     */
    private SampleScale straight(float[] data, float[] alpha, int channels, SampleScale scale) {
        if (scale.equals(SampleScale.of(scale.type()))) {
            for (int i = 0; i < data.length; i++) {
                float seen = alpha[i / channels];
                data[i] = seen > 0 ? Math.min(1, data[i] / seen) : 0;
            }
            return scale;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < data.length; i++) {
            float seen = alpha[i / channels];
            if (seen > 0) {
                data[i] = (float) ((scale.low() + data[i] * (scale.high() - scale.low())) / seen);
                low = Math.min(low, data[i]);
                high = Math.max(high, data[i]);
            }
        }
        if (!(low <= high)) {
            return scale; // nothing is visible
        }
        SampleScale found = new SampleScale(scale.type(), low, high > low ? high : low + Math.max(1, Math.ulp(low)));
        for (int i = 0; i < data.length; i++) {
            data[i] = alpha[i / channels] > 0 ? (float) ((data[i] - found.low()) / (found.high() - found.low())) : 0;
        }
        return found;
    }

    /** The stored number that the value 1 stands for: of 12 bits 4095, though they are written again as 16. */
    private double top(SampleScale scale) {
        return scale.type().bounded() && !layout.signed() ? Math.pow(2, layout.bits()) - 1 : scale.high();
    }

    private Measured measure() throws IOException {
        SampleType type = layout.type();
        if (type.bounded()) {
            return new Measured(SampleScale.of(type), 1);
        }
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] largest = {1};
        long[] bad = new long[3];
        each((y, x, sample, value) -> {
            if (!Double.isFinite(value)) {
                if (bad[0]++ == 0) {
                    bad[1] = x;
                    bad[2] = y;
                }
            } else if (sample == layout.alpha()) {
                largest[0] = Math.max(largest[0], value);
            } else {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        });
        if (bad[0] > 0) {
            throw new UnreadableImageException(
                    name,
                    bad[0] + (bad[0] == 1 ? " of its samples is" : " of its samples are")
                            + " not a number or infinite (NaN, Inf), the first in column " + bad[1] + ", row " + bad[2]
                            + ", counted from 0: give them a value first");
        }
        double opaque = largest[0] <= 1 ? 1 : largest[0] <= 255 ? 255 : Math.max(65535, largest[0]);
        boolean nominal = layout.floating() && range[0] >= 0 && range[1] <= 1;
        double high = range[1] > range[0] ? range[1] : range[0] + Math.max(1, Math.ulp(range[0]));
        return new Measured(nominal ? SampleScale.of(type) : new SampleScale(type, range[0], high), opaque);
    }

    private void each(Sink sink) throws IOException {
        int perPixel = layout.planar() ? 1 : layout.samples();
        long rowBytes = ((long) layout.tileWidth() * perPixel * layout.bits() + 7) / 8;
        if (rowBytes * layout.tileHeight() > Integer.MAX_VALUE - 16) {
            throw new IOException("a strip or tile of it is of more than 2 GiB");
        }
        byte[] segment = new byte[(int) rowBytes * layout.tileHeight()];
        int across = (layout.width() + layout.tileWidth() - 1) / layout.tileWidth();
        long index = 0;
        for (int plane = 0; plane < (layout.planar() ? layout.samples() : 1); plane++) {
            for (int top = 0; top < layout.height(); top += layout.tileHeight()) {
                int rows = Math.min(layout.tileHeight(), layout.height() - top);
                for (int column = 0; column < across; column++) {
                    if (stopped.getAsBoolean()) {
                        throw new IOException("reading was stopped");
                    }
                    unpack(index++, segment, (int) rowBytes, layout.tiled() ? layout.tileHeight() : rows, perPixel);
                    int left = column * layout.tileWidth();
                    int columns = Math.min(layout.tileWidth(), layout.width() - left);
                    deliver(segment, (int) rowBytes, top, rows, left, columns, plane, perPixel, sink);
                }
            }
        }
    }

    private void deliver(
            byte[] segment, int rowBytes, int top, int rows, int left, int columns, int plane, int perPixel, Sink sink)
            throws IOException {
        ByteBuffer samples = ByteBuffer.wrap(segment).order(order);
        for (int row = 0; row < rows; row++) {
            int at = row * rowBytes;
            int sample = 0;
            for (int x = 0; x < columns; x++) {
                for (int c = 0; c < perPixel; c++) {
                    sink.sample(top + row, left + x, plane + c, value(samples, at, sample++));
                }
            }
        }
    }

    private void unpack(long index, byte[] segment, int rowBytes, int rows, int perPixel) throws IOException {
        TiffDirectory directory = page.directory();
        int offsets = layout.tiled() ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS;
        int lengths = layout.tiled() ? TiffDirectory.TILE_LENGTHS : TiffDirectory.STRIP_LENGTHS;
        long at = directory.number(offsets, index, -1);
        if (at < 0) {
            throw new IOException("its strip or tile " + index + " has no place");
        }
        at += page.shift();
        int length = rows * rowBytes;
        // Uncompressed lengths are sometimes wrong, and those of ImageJ's further pictures are not there.
        long stored = layout.compression() == 1 ? length : directory.number(lengths, index, file.length() - at);
        Bytes packed =
                file.has(at, stored) || !file.has(at, 1) ? file.slice(at, stored) : file.slice(at, file.length() - at);
        TiffCompression.unpack(layout.compression(), packed, segment, length);
        int bytes = layout.bits() / 8;
        for (int row = 0; row < rows && layout.predictor() > 1; row++) {
            if (layout.predictor() == 3) {
                TiffPredictor.floats(segment, row * rowBytes, rowBytes, perPixel, bytes);
            } else {
                TiffPredictor.differences(segment, row * rowBytes, rowBytes, perPixel, bytes, order);
            }
        }
    }

    private double value(ByteBuffer samples, int row, int index) {
        if (layout.floating()) {
            return switch (layout.bits()) {
                case 16 -> half(samples.getShort(row + 2 * index));
                case 32 -> samples.getFloat(row + 4 * index);
                default -> samples.getDouble(row + 8 * index);
            };
        }
        return switch (layout.bits()) {
            case 8 -> layout.signed() ? samples.get(row + index) : samples.get(row + index) & 0xFF;
            case 16 -> {
                short value = samples.getShort(row + 2 * index);
                yield layout.signed() ? value : value & 0xFFFF;
            }
            case 32 -> {
                int value = samples.getInt(row + 4 * index);
                yield layout.signed() ? value : value & 0xFFFFFFFFL;
            }
            case 64 -> {
                long value = samples.getLong(row + 8 * index);
                yield layout.signed() || value >= 0 ? value : (value >>> 1) * 2.0;
            }
            default -> packed(samples, row, index);
        };
    }

    /** A sample of other than whole bytes; 24 bits are whole, and in the file's order. */
    private double packed(ByteBuffer samples, int row, int index) {
        int bits = layout.bits();
        if (bits == 24) {
            int at = row + 3 * index;
            int first = samples.get(at) & 0xFF;
            int middle = samples.get(at + 1) & 0xFF;
            int last = samples.get(at + 2) & 0xFF;
            return big ? first << 16 | middle << 8 | last : last << 16 | middle << 8 | first;
        }
        long bit = (long) index * bits;
        long value = 0;
        for (int i = 0; i < bits; i++, bit++) {
            value = value << 1 | samples.get(row + (int) (bit >> 3)) >> 7 - (int) (bit & 7) & 1;
        }
        return value;
    }

    /** IEEE 754's binary16. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        double magnitude = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> (1024 + fraction) * Math.scalb(1.0, exponent - 25);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
