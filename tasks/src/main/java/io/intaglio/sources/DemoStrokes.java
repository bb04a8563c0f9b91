package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Objects;

/**
 * Colour images of brush strokes and of pen strokes, as styles to try. An image follows from the seed and its number
 * alone, to the last bit.
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
