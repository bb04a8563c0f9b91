package io.intaglio.sources;

import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads {@code folder:DIR}: the image files in a folder and its subfolders.
 *
 * @since 0.1
 */
public final class FolderSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public FolderSourceProvider() {}

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public String summary() {
        return "the images in a folder and its sub-folders; if all are in sub-folders, these are the classes,"
                + " but for one named unlabelled";
    }

    @Override
    public String usage() {
        return "DIR";
    }

    @Override
    public Source open(String argument) throws IOException {
        Path folder = Argument.folder(name(), argument);
        return new FolderSource(folder, ImageFiles.below(folder));
    }
}
