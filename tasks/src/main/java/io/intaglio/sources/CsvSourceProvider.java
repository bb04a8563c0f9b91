package io.intaglio.sources;

import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;

/**
 * Reads {@code csv:FILE}: the images that a table lists. Its first line names the columns; {@code file} holds paths
 * relative to the table, {@code class} the names of classes, empty where the class is not known.
 *
 * @since 0.1
 */
public final class CsvSourceProvider implements SourceProvider {

    /** A provider without settings, as ServiceLoader makes it. */
    public CsvSourceProvider() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "the images in a table with the columns file and class; the class is empty where it is not known";
    }

    @Override
    public String usage() {
        return "FILE";
    }

    @Override
    public Source open(String argument) throws IOException {
        return new CsvSource(Argument.file(name(), argument));
    }
}
