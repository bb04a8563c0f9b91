package io.intaglio.testkit.network;

import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Upsample;

/** The layers without weights that change how many pixels or channels there are, by the plainest loops. */
final class ReferenceResizing {

    private ReferenceResizing() {}

    static Values upsample(Upsample upsample, Values in) {
        Values out = Values.zeros(upsample.output(in.shape));
        int factor = upsample.factor();
        for (int c = 0; c < out.channels; c++) {
            for (int y = 0; y < out.height; y++) {
                for (int x = 0; x < out.width; x++) {
                    double value = upsample.mode() == Upsample.Mode.NEAREST
                            ? in.get(c, y / factor, x / factor)
                            : bilinear(in, c, (y + 0.5) / factor - 0.5, (x + 0.5) / factor - 0.5);
                    out.set(c, y, x, value);
                }
            }
        }
        return out;
    }

    private static double bilinear(Values in, int channel, double row, double column) {
        double y = Math.max(0, Math.min(in.height - 1, row));
        double x = Math.max(0, Math.min(in.width - 1, column));
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(in.height - 1, top + 1);
        int right = Math.min(in.width - 1, left + 1);
        double upper = in.get(channel, top, left) * (1 - (x - left)) + in.get(channel, top, right) * (x - left);
        double lower = in.get(channel, bottom, left) * (1 - (x - left)) + in.get(channel, bottom, right) * (x - left);
        return upper * (1 - (y - top)) + lower * (y - top);
    }

    static Values shuffle(PixelShuffle shuffle, Values in) {
        Values out = Values.zeros(shuffle.output(in.shape));
        boolean up = shuffle.factor() > 0;
        int r = Math.abs(shuffle.factor());
        Values large = up ? out : in;
        for (int c = 0; c < large.channels; c++) {
            for (int y = 0; y < large.height; y++) {
                for (int x = 0; x < large.width; x++) {
                    int channel = c * r * r + y % r * r + x % r;
                    if (up) {
                        out.set(c, y, x, in.get(channel, y / r, x / r));
                    } else {
                        out.set(channel, y / r, x / r, in.get(c, y, x));
                    }
                }
            }
        }
        return out;
    }

    static Values pool(Pool pool, Values in) {
        Values out = Values.zeros(pool.output(in.shape));
        int rows = pool.size() == 0 ? in.height : pool.size();
        int columns = pool.size() == 0 ? in.width : pool.size();
        for (int c = 0; c < out.channels; c++) {
            for (int y = 0; y < out.height; y++) {
                for (int x = 0; x < out.width; x++) {
                    double largest = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    for (int i = 0; i < rows * columns; i++) {
                        double value = in.get(c, y * rows + i / columns, x * columns + i % columns);
                        largest = Math.max(largest, value);
                        sum += value;
                    }
                    out.set(c, y, x, pool.mode() == Pool.Mode.MAX ? largest : sum / (rows * columns));
                }
            }
        }
        return out;
    }

    static Values encode(PositionalEncoding encoding, Values in) {
        Values added = Values.zeros(in.shape.withChannels(encoding.added()));
        for (int y = 0; y < in.height; y++) {
            for (int x = 0; x < in.width; x++) {
                double row = coordinate(y, in.height);
                double column = coordinate(x, in.width);
                if (encoding.mode() == PositionalEncoding.Mode.COORDINATE) {
                    added.set(0, y, x, row);
                    added.set(1, y, x, column);
                } else {
                    for (int k = 0; k < encoding.bands(); k++) {
                        double frequency = Math.PI * (1 << k);
                        added.set(4 * k, y, x, Math.sin(frequency * row));
                        added.set(4 * k + 1, y, x, Math.cos(frequency * row));
                        added.set(4 * k + 2, y, x, Math.sin(frequency * column));
                        added.set(4 * k + 3, y, x, Math.cos(frequency * column));
                    }
                }
            }
        }
        return in.concat(added);
    }

    /** From -1 at the first pixel to 1 at the last; a side of one pixel lies at 0. */
    private static double coordinate(int position, int extent) {
        return extent == 1 ? 0 : 2.0 * position / (extent - 1) - 1;
    }
}
