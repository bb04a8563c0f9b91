package io.intaglio.internal.data;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.spi.PluginException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Data whose code is named when it fails otherwise than by an {@link IOException}. It does not own what it reads
 * through.
 */
public record GuardedSource(Source source) implements Source {

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public String name(long index) {
        return source.name(index);
    }

    @Override
    public Example get(long index) throws IOException {
        return PluginException.guard(source, "reading example " + index + " failed", () -> source.get(index));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return PluginException.guard(
                source, "reading the class of example " + index + " failed", () -> source.label(index));
    }

    @Override
    public String digest() {
        return source.digest();
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }
}
