package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FilesBelow;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/** The images below a folder, by extension. */
final class ImageFiles {

    private ImageFiles() {}

    /**
     * Finds them.
     *
     * @return as {@link FilesBelow#of}
     * @throws InvalidInputException if there are none
     */
    static SortedMap<String, Path> below(Path folder) throws IOException {
        SortedMap<String, Path> found = FilesBelow.of(folder);
        found.values().removeIf(file -> !Pictures.readable(file));
        if (found.isEmpty()) {
            throw new InvalidInputException("the folder \"" + folder
                    + "\" holds no images; known are files that end in ." + String.join(", .", Pictures.extensions()));
        }
        return found;
    }

    /** Reads one, as it looks on white; a message calls it by the name given. */
    static ImageBatch read(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Pictures.read(in, name, ReadLimits.standard()).onWhite().pixels();
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }
}
