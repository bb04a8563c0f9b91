package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FilesBelow;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The images below a folder, by extension.
 *
 * @param files by their names below the folder
 * @param missing folders that cannot be opened and links that lead nowhere, each with the reason
 */
record ImageFiles(SortedMap<String, Path> files, SortedMap<String, String> missing) {

    /**
     * Finds them.
     *
     * @throws InvalidInputException if there are none
     */
    static ImageFiles below(Path folder) throws IOException {
        FilesBelow below = FilesBelow.of(folder);
        SortedMap<String, Path> found = new TreeMap<>(below.files());
        found.values().removeIf(file -> !Pictures.readable(file));
        if (found.isEmpty()) {
            StringBuilder message = new StringBuilder("the folder \"" + folder + "\" holds no images; known are files"
                    + " that end in ." + String.join(", .", Pictures.extensions()));
            below.leftOut()
                    .forEach((name, reason) ->
                            message.append("; ").append(unreadable(name, reason).getMessage()));
            throw new InvalidInputException(message.toString());
        }
        return new ImageFiles(found, below.leftOut());
    }

    /** Returns what is to be said of a folder or link that leads to no images. */
    static UnreadableImageException unreadable(String name, String reason) {
        return new UnreadableImageException(name, reason);
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
