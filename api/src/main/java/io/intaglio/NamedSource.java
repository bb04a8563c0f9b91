package io.intaglio;

import io.intaglio.data.Source;
import java.io.IOException;
import java.util.function.Consumer;

/** Data by the name that {@link Intaglio#source} takes. It is opened when it is needed, and again after it was closed. */
final class NamedSource {

    private final Intaglio intaglio;
    private final String spec;
    private Source opened;

    NamedSource(Intaglio intaglio, String spec) {
        this.intaglio = intaglio;
        this.spec = spec;
    }

    Source open() throws IOException {
        if (opened == null) {
            opened = intaglio.source(spec);
        }
        return opened;
    }

    /** A failure is a warning: what was trained is worth more than an orderly end of what it was trained from. */
    void close(Consumer<String> warnings) {
        if (opened == null) {
            return;
        }
        try {
            opened.close();
        } catch (IOException e) {
            warnings.accept("the data could not be closed (" + e.getMessage() + ")");
        } finally {
            opened = null;
        }
    }
}
