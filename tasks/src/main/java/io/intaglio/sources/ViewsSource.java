package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.tasks.latent.ImageViews;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Strong views of some examples of a source, with their names and classes. Closing it closes the source. */
final class ViewsSource implements Source {

    private final Source source;
    private final Permutation order;
    private final long count;
    private final long seed;

    /**
     * @param count of examples, at most all
     * @param seed of their choice and of the changes
     */
    ViewsSource(Source source, long count, long seed) {
        this.source = source;
        this.order = Permutation.of(source.size(), seed);
        this.count = count;
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
        Example example = source.get(chosen(index));
        return example.with(ImageViews.strong(example.image(), SplitMix64.at(seed, chosen(index))), Optional.empty());
    }

    @Override
    public String name(long index) {
        return source.name(chosen(index));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return source.label(chosen(index));
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }

    @Override
    public String digest() {
        return new Digest()
                .add("views")
                .add(source.digest())
                .add(count)
                .add(seed)
                .hex();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
