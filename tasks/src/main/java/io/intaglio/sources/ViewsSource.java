package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.tasks.embed.ImageViews;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Strong views of some examples of a source, with their names and classes. Closing it closes the source. */
final class ViewsSource extends ForwardingSource {

    private final Permutation order;
    private final long count;
    private final double strength;
    private final long seed;

    /**
     * @param count of examples, at most all
     * @param strength of the changes, 0 to 1
     * @param seed of their choice and of the changes
     */
    ViewsSource(Source source, long count, double strength, long seed) {
        super(source);
        this.order = Permutation.of(source.size(), seed);
        this.count = count;
        this.strength = strength;
        this.seed = seed;
    }

    private long chosen(long index) {
        return order.at(Objects.checkIndex(index, count));
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public Example get(long index) throws IOException {
        Example example = source().get(chosen(index));
        SplitMix64 random = SplitMix64.at(seed, chosen(index));
        return example.with(ImageViews.strong(example.image(), strength, random), Optional.empty());
    }

    @Override
    public String name(long index) {
        return source().name(chosen(index));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return source().label(chosen(index));
    }

    @Override
    public String digest() {
        return new Digest()
                .add("views")
                .add(source().digest())
                .add(count)
                .add(seed)
                .add(Double.toString(strength))
                .hex();
    }
}
