package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Upsample;
import java.util.List;
import java.util.Optional;

/**
 * A network worked out by hand: 3x3 box filter, sums of 4x4 squares, each repeated, 3x3 box filter; zeros outside.
 * Remembers the largest image that it was given.
 */
final class BoxBlur implements Autoencoder {

    static final int STRIDE = 4;

    private final Architecture architecture;
    private long largest;

    BoxBlur(int channels) {
        Conv box = new Conv(channels, 3, 1, 1, channels, 1);
        architecture = new Architecture(
                ImageSpec.anySize(channels),
                ImageSpec.anySize(channels),
                Network.of(box, new Conv(channels, STRIDE, STRIDE, 0, channels, 1)),
                new Latent.Point(0),
                Network.of(new Upsample(STRIDE, Upsample.Mode.NEAREST), box),
                List.of(new Comparison.Mse(1)));
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public ImageBatch apply(ImageBatch x, Condition condition) {
        assertStride(x);
        largest = Math.max(largest, (long) x.height() * x.width());
        return box(squares(box(x)));
    }

    long largest() {
        return largest;
    }

    private static void assertStride(ImageBatch x) {
        if (x.height() % STRIDE != 0 || x.width() % STRIDE != 0) {
            throw new IllegalArgumentException("not of the stride: " + x);
        }
    }

    private static ImageBatch box(ImageBatch x) {
        ImageBatch y = ImageBatch.zeros(x.count(), x.height(), x.width(), x.channels());
        each(y, (i, row, column, c) -> {
            float sum = 0;
            for (int v = Math.max(0, row - 1); v <= Math.min(x.height() - 1, row + 1); v++) {
                for (int u = Math.max(0, column - 1); u <= Math.min(x.width() - 1, column + 1); u++) {
                    sum += x.get(i, v, u, c) / 9;
                }
            }
            return sum;
        });
        return y;
    }

    private static ImageBatch squares(ImageBatch x) {
        ImageBatch y = ImageBatch.zeros(x.count(), x.height(), x.width(), x.channels());
        each(y, (i, row, column, c) -> {
            float sum = 0;
            for (int v = 0; v < STRIDE; v++) {
                for (int u = 0; u < STRIDE; u++) {
                    sum += x.get(i, row / STRIDE * STRIDE + v, column / STRIDE * STRIDE + u, c) * (1 + v + 2 * u);
                }
            }
            return sum;
        });
        return y;
    }

    private interface Pixel {
        float at(int image, int row, int column, int channel);
    }

    private static void each(ImageBatch y, Pixel pixel) {
        for (int i = 0; i < y.count(); i++) {
            for (int row = 0; row < y.height(); row++) {
                for (int column = 0; column < y.width(); column++) {
                    for (int c = 0; c < y.channels(); c++) {
                        y.data()[y.index(i, row, column, c)] = pixel.at(i, row, column, c);
                    }
                }
            }
        }
    }

    @Override
    public Optional<LatentCodec> codec() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
