package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Objects;

/**
 * Dead-leaves images in colour: opaque shapes of all sizes that cover each other, with edges, smooth parts and scale
 * invariance as in photographs. The density of the sizes decreases as r^-3 (Lee, Mumford and Huang, "Occlusion models
 * for natural images", IJCV 2001); the smallest size differs from image to image (Achddou, Gousseau and Ladjal,
 * "Synthetic images as a regularity prior for image restoration neural networks", SSVM 2021, who show that restorers
 * trained on such images also work for photographs). The seed and the number of an image determine it exactly.
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
