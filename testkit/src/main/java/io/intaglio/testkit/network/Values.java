package io.intaglio.testkit.network;

import io.intaglio.network.Shape;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** One example's numbers between two layers: channel, row, column; a vector has one row and one column. */
final class Values {

    final Shape shape;
    final int channels;
    final int height;
    final int width;
    final double[] data;

    private Values(Shape shape, double[] data) {
        this.shape = shape;
        this.channels = shape.channels();
        this.height = shape instanceof Shape.Map map ? map.height() : 1;
        this.width = shape instanceof Shape.Map map ? map.width() : 1;
        this.data = data;
        if (data.length != shape.size()) {
            throw new IllegalArgumentException(shape + " is not of " + data.length + " numbers");
        }
    }

    static Values of(Shape shape, double[] data) {
        return new Values(shape, data);
    }

    static Values zeros(Shape shape) {
        return new Values(shape, new double[Math.toIntExact(shape.size())]);
    }

    double get(int channel, int y, int x) {
        return data[(channel * height + y) * width + x];
    }

    /** The number at a place, 0 outside the map. */
    double padded(int channel, int y, int x) {
        return y < 0 || x < 0 || y >= height || x >= width ? 0 : get(channel, y, x);
    }

    void set(int channel, int y, int x, double value) {
        data[(channel * height + y) * width + x] = value;
    }

    void add(int channel, int y, int x, double value) {
        data[(channel * height + y) * width + x] += value;
    }

    Values map(DoubleUnaryOperator function) {
        Values mapped = zeros(shape);
        for (int i = 0; i < data.length; i++) {
            mapped.data[i] = function.applyAsDouble(data[i]);
        }
        return mapped;
    }

    /** Number by number. */
    Values plus(Values other) {
        Values sum = zeros(shape);
        for (int i = 0; i < data.length; i++) {
            sum.data[i] = data[i] + other.data[i];
        }
        return sum;
    }

    /** Number by number, or each channel by its one number. */
    Values times(Values other) {
        Values product = zeros(shape);
        for (int i = 0; i < data.length; i++) {
            product.data[i] = data[i] * other.data[(int) ((long) i * other.data.length / data.length)];
        }
        return product;
    }

    /** The other's channels behind these. */
    Values concat(Values other) {
        double[] all = new double[data.length + other.data.length];
        System.arraycopy(data, 0, all, 0, data.length);
        System.arraycopy(other.data, 0, all, data.length, other.data.length);
        return of(shape.withChannels(channels + other.channels), all);
    }

    /** The first so many channels, or none. */
    Values first(int count) {
        return channels(0, count);
    }

    /** The channels from one to before another. */
    Values channels(int from, int to) {
        int size = height * width;
        return of(shape.withChannels(to - from), Arrays.copyOfRange(data, from * size, to * size));
    }
}
