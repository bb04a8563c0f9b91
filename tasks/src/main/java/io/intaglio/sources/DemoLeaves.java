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
        float[] halved = Halving.of(new LeafLitter(random, 2 * size + 2).draw(), size, outer);
        return Example.of(Long.toString(index), ImageBatch.wrap(1, size, size, 3, halved));
    }

    @Override
    public String digest() {
        return settings.digest("demo:leaves 1");
    }
}
