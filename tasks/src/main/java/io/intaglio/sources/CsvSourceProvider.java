package io.intaglio.sources;

import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;

/**
 * Reads {@code csv:FILE}: the images that a table lists. The first line of the table names its columns. The column
 * {@code file} has paths relative to the table, the column {@code class} has the names of classes, empty if the class
 * is unknown.
 *
 * @since 0.1
 */
public final class CsvSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public CsvSourceProvider() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "the images in a table with the columns file and class; the class may be empty";
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
