package io.intaglio.internal.data;

import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Source;
import io.intaglio.spi.PluginException;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Data whose code is named when it fails otherwise than by an {@link IOException}. It does not own what it reads
 * through.
 */
public final class GuardedSource extends ForwardingSource {

    /** Creates a source of the examples of another one, which the caller closes. */
    public GuardedSource(Source source) {
        super(source);
    }

    @Override
    public Example get(long index) throws IOException {
        return PluginException.guard(source(), "reading example " + index + " failed", () -> super.get(index));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return PluginException.guard(
                source(), "reading the class of example " + index + " failed", () -> super.label(index));
    }

    @Override
    public void close() {}
}
