package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Objects;

/**
 * Synthetic colour images of brush strokes and of pen strokes, for use as styles. The seed and the number of an image
 * determine it exactly.
 */
final class DemoStrokes implements Source {

    private static final long KIND = 0x57B0CEL;

    private final DemoSettings settings;

    DemoStrokes(DemoSettings settings) {
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
        float[] halved = Halving.of(new Painting(random, 2 * size + 2).draw(), size, 0);
        return Example.of(Long.toString(index), ImageBatch.wrap(1, size, size, 3, halved));
    }

    @Override
    public String digest() {
        return settings.digest("demo:strokes 1");
    }
}
