package io.intaglio.bulk;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the mask of a picture: one file for all pictures, or the file in a folder with the picture's name (the
 * extension may differ). For pictures in a sub-folder, it is the sub-folder of the same name.
 *
 * @param path of the file or folder
 * @since 0.1
 */
public record Masks(Path path) {

    /** What tasks take as white is lighter. */
    private static final float WHITE = 0.5f;

    public Masks {
        if (!Files.exists(path)) {
            throw new InvalidInputException("there is no mask " + path + "; name a picture, or a folder of them");
        }
    }

    /**
     * Returns the mask of a picture.
     *
     * @param name of the picture, relative to the given folder
     * @param notes receives a note if a mask marks nothing, or if it marks with a value other than white
     * @throws InvalidInputException if the folder contains no mask for it, or several
     */
    public Picture of(Path name, Consumer<String> notes) throws IOException {
        Path mask = file(name);
        try {
            return white(Pictures.read(mask), mask, notes);
        } catch (UnreadableImageException e) {
            throw new IOException("the mask " + mask + " does not help: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the number of pixels of a picture's mask according to its header; 0 if unknown or if there is no mask.
     */
    public long pixels(Path name) {
        try {
            return Pictures.pixels(file(name));
        } catch (IOException | InvalidInputException e) {
            return 0;
        }
    }

    private Path file(Path name) throws IOException {
        return Files.isDirectory(path) ? named(name) : path;
    }

    /** The mask as it is or, where it is dark and has two values, black and white. */
    private static Picture white(Picture mask, Path file, Consumer<String> notes) {
        ImageBatch gray = mask.onBlack().gray().pixels();
        float most = 0;
        boolean two = true;
        for (float value : gray.data()) {
            two &= value <= 0 || most <= 0 || value == most;
            most = Math.max(most, value);
        }
        if (most > WHITE) {
            return mask;
        }
        int largest = (1 << mask.bitDepth()) - 1;
        String lightest = Math.round(most * largest) + " of " + largest;
        if (most <= 0) {
            notes.accept("the mask " + file + " is black everywhere: nothing is filled in");
            return mask;
        }
        if (!two) {
            notes.accept("the mask " + file + " is nowhere lighter than " + lightest
                    + ": nothing is filled in; it should be white where to fill in");
            return mask;
        }
        notes.accept("the mask " + file + " has no white, and " + lightest + " beside black: that is taken as white");
        ImageBatch white = ImageBatch.zeros(1, gray.height(), gray.width(), 1);
        for (int i = 0; i < white.data().length; i++) {
            white.data()[i] = gray.data()[i] > 0 ? 1 : 0;
        }
        return Picture.of(white);
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
