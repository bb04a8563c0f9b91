package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which mask belongs to a picture: one file for all, or that of the same name, whatever its extension, in a folder; for pictures
 * in a sub-folder, in the sub-folder of that name.
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
     * @param name of the picture, below the folder that was given
     * @throws InvalidInputException if the folder holds none, or several
     */
    Picture of(Path name) throws IOException {
        Path mask = Files.isDirectory(path) ? named(name) : path;
        try {
            return Pictures.read(mask);
        } catch (UnreadableImageException e) {
            throw new IOException("the mask " + mask + " does not help: " + e.getMessage(), e);
        }
    }

    private Path named(Path name) throws IOException {
        Path folder = name.getParent() == null ? path : path.resolve(name.getParent());
        String stem = stem(name);
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("there is no folder " + folder + " with a mask of the name " + stem);
        }
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> stem(file).equals(stem) && Pictures.readable(file))
                    .sorted()
                    .toList();
        }
        if (found.size() != 1) {
            throw new InvalidInputException("the folder " + folder + " holds "
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
