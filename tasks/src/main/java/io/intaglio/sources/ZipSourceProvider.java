package io.intaglio.sources;

import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;

/**
 * Reads {@code zip:FILE}: the images in a ZIP file, without writing files.
 *
 * @since 0.1
 */
public final class ZipSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public ZipSourceProvider() {}

    @Override
    public String name() {
        return "zip";
    }

    @Override
    public String summary() {
        return "the images in a ZIP file; if all are in folders, the folders of the first level are the classes";
    }

    @Override
    public String usage() {
        return "FILE";
    }

    @Override
    public Source open(String argument) throws IOException {
        return new ZipSource(Argument.file(name(), argument));
    }
}
