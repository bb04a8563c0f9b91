package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Objects;

/**
 * Synthetic scenes in colour, more similar to photographs than {@link DemoLeaves}. The background is a sky over ground,
 * a wall or a heap of leaves. In front of it are lit objects that cast shadows, hair and grass, signs and railings. The
 * background is out of focus, the foreground is sharp. The seed and the number of an image determine it exactly.
 */
final class DemoScenes implements Source {

    private static final long KIND = 0x5CE4E5L;

    private final DemoSettings settings;

    DemoScenes(DemoSettings settings) {
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
        SplitMix64 random = SplitMix64.at(settings.seed(), KIND, index);
        // Photographs differ in sharpness: from a slight blur to a slight overshoot at edges.
        float outer = (float) random.nextDouble(-0.05, 0.1);
        float[] halved = Halving.of(new Scenery(random, 2 * size + 2).draw(), size, outer);
        return Example.of(Long.toString(index), ImageBatch.wrap(1, size, size, 3, halved));
    }

    @Override
    public String digest() {
        return settings.digest("demo:scenes 1");
    }
}
