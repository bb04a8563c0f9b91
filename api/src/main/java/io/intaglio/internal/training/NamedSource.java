package io.intaglio.internal.training;

import io.intaglio.data.Source;
import io.intaglio.internal.plugins.Installation;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Data by its name. It is opened when it is needed, and again after it was closed. */
public final class NamedSource {

    private final Installation installation;
    private final String spec;
    private @Nullable Source opened;

    public NamedSource(Installation installation, String spec) {
        this.installation = installation;
        this.spec = spec;
    }

    public Source open() throws IOException {
        if (opened == null) {
            opened = installation.source(spec);
        }
        return opened;
    }

    /** A failure is a warning: what was trained is worth more than an orderly end of what it was trained from. */
    public void close(Consumer<String> warnings) {
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
