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
     * Creates a folder and its parents unless it exists. It accepts a link to a folder, which
     * {@link Files#createDirectories} rejects in some releases of Java 17 to 19 (JDK-8294193).
     *
     * @return the folder
     * @throws IOException if it cannot be created
     */
    public static Path make(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
    }
}
