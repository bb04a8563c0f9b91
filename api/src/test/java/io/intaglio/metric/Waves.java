package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/** Images made by a formula, so that other programs can make the same and compute what the tests expect. */
final class Waves {

    private Waves() {}

    static ImageBatch reference(int count, int height, int width, int channels) {
        ImageBatch batch = ImageBatch.zeros(count, height, width, channels);
        fill(
                batch,
                (i, y, x, c) -> 0.5
                        + 0.3 * Math.sin(0.13 * x + 0.07 * y + c + 0.5 * i)
                        + 0.15 * Math.cos(0.9 * x - 0.4 * y * (c + 1)));
        return batch;
    }

    static ImageBatch disturbed(ImageBatch reference) {
        ImageBatch batch =
                ImageBatch.zeros(reference.count(), reference.height(), reference.width(), reference.channels());
        fill(
                batch,
                (i, y, x, c) -> reference.get(i, y, x, c)
                        + 0.1 * Math.sin(2.3 * x + 1.7 * y)
                        + 0.05 * Math.cos(0.05 * x * y + i));
        return batch;
    }

    private interface Formula {
        double at(int image, int y, int x, int channel);
    }

    private static void fill(ImageBatch batch, Formula formula) {
        for (int i = 0; i < batch.count(); i++) {
            for (int y = 0; y < batch.height(); y++) {
                for (int x = 0; x < batch.width(); x++) {
                    for (int c = 0; c < batch.channels(); c++) {
                        batch.data()[batch.index(i, y, x, c)] = (float) formula.at(i, y, x, c);
                    }
                }
            }
        }
    }
}
