package io.intaglio.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Creates folders.
 *
 * @since 0.1
 */
public final class Folders {

    private Folders() {}

    /**
     * Creates a folder and its parents unless it exists. A link to a folder is one, too:
     * {@link Files#createDirectories} of some releases of Java 17 to 19 refuses it (JDK-8294193).
     *
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static Path make(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
    }
}
