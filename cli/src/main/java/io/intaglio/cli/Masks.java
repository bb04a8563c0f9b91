package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which mask belongs to a picture: one file for all, or that of the same name, whatever its extension, in a folder.
 *
 * @param path of the file or folder
 */
record Masks(Path path) {

    Masks {
        if (!Files.exists(path)) {
            throw new InvalidInputException("there is no mask " + path + "; name a picture, or a folder of them");
        }
    }

    /**
     * The mask of a picture.
     *
     * @throws InvalidInputException if the folder holds none, or several
     */
    Picture of(Path picture) throws IOException {
        return Pictures.read(Files.isDirectory(path) ? named(stem(picture)) : path);
    }

    private Path named(String stem) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(path)) {
            found = files.filter(file -> stem(file).equals(stem) && Pictures.readable(file))
                    .sorted()
                    .toList();
        }
        if (found.size() != 1) {
            throw new InvalidInputException("the folder " + path + " holds "
                    + (found.isEmpty() ? "no mask" : "several masks") + " of the name " + stem + "; one is needed");
        }
        return found.get(0);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
