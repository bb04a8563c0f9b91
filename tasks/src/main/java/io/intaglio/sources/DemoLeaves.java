package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Objects;

/**
 * Dead-leaves images in colour: opaque shapes of all sizes fallen on one another, with the edges, the smooth parts and
 * the scale invariance of photographs. The density of the sizes falls as r^-3 (Lee, Mumford and Huang, "Occlusion
 * models for natural images", IJCV 2001); the smallest size differs from image to image (Achddou, Gousseau and Ladjal,
 * "Synthetic images as a regularity prior for image restoration neural networks", SSVM 2021, on which restorers trained
 * on such images carry over to photographs). An image follows from the seed and its number alone, to the last bit.
 */
final class DemoLeaves implements Source {

    private final DemoSettings settings;

    DemoLeaves(DemoSettings settings) {
        this.settings = settings;
    }

    @Override
    public long size() {
        return settings.count();
    }

    @Override
    public Example get(long index) {
        Objects.checkIndex(index, size());
        int size = settings.size();
        SplitMix64 random = SplitMix64.at(settings.seed(), index);
        // Photographs differ in sharpness: from a slight blur to a slight overshoot at edges.
        float outer = (float) random.nextDouble(-0.05, 0.1);
        float[] halved = halve(new LeafLitter(random, 2 * size + 2).draw(), size, outer);
        return Example.of(Long.toString(index), ImageBatch.wrap(1, size, size, 3, halved));
    }

    /**
     * Halves a side of 2 size + 2 pixels, with the weights outer, 1/2 - outer, 1/2 - outer, outer along rows and
     * columns, and rounds to steps of 1/255, as in a photograph.
     */
    private static float[] halve(float[] large, int size, float outer) {
        int side = 2 * size + 2;
        float[] rows = new float[size * side * 3];
        for (int y = 0; y < size; y++) {
            for (int i = 0; i < side * 3; i++) {
                int at = 2 * y * side * 3 + i;
                rows[y * side * 3 + i] = weigh(large, at, side * 3, outer);
            }
        }
        float[] small = new float[size * size * 3];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int c = 0; c < 3; c++) {
                    float value = weigh(rows, (y * side + 2 * x) * 3 + c, 3, outer);
                    small[(y * size + x) * 3 + c] = (float) Math.rint(255 * Math.min(1, Math.max(0, value))) / 255f;
                }
            }
        }
        return small;
    }

    private static float weigh(float[] values, int at, int step, float outer) {
        return outer * (values[at] + values[at + 3 * step])
                + (0.5f - outer) * (values[at + step] + values[at + 2 * step]);
    }

    @Override
    public String digest() {
        return settings.digest("demo:leaves 1");
    }
}
