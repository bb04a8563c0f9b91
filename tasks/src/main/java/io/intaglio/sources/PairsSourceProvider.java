package io.intaglio.sources;

import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;

/**
 * Reads {@code pairs:DIR_A,DIR_B}: images, and their targets with the same names.
 *
 * @since 0.1
 */
public final class PairsSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public PairsSourceProvider() {}

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public String summary() {
        return "two folders with equal file names: inputs and targets";
    }

    @Override
    public String usage() {
        return "DIR_A,DIR_B";
    }

    @Override
    public Source open(String argument) throws IOException {
        int comma = Argument.comma(name(), argument);
        return new PairsSource(
                Argument.folder(name(), argument.substring(0, comma)),
                Argument.folder(name(), argument.substring(comma + 1)));
    }
}
