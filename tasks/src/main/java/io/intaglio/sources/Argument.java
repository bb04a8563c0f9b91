package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the argument of a source, the text after the colon, as paths. */
final class Argument {

    private Argument() {}

    /** Returns an existing path. */
    static Path existing(String source, String text) {
        Path path = path(source, text);
        if (!Files.exists(path)) {
            throw new InvalidInputException(source + ": there is no \"" + text + "\"; looked for "
                    + path.toAbsolutePath().normalize());
        }
        return path;
    }

    /** Returns an existing path of a folder. */
    static Path folder(String source, String text) {
        Path path = existing(source, text);
        if (!Files.isDirectory(path)) {
            throw new InvalidInputException(source + ": \"" + text + "\" is a file; name a folder");
        }
        return path;
    }

    /** Returns an existing path of a file. */
    static Path file(String source, String text) {
        Path path = existing(source, text);
        if (Files.isDirectory(path)) {
            throw new InvalidInputException(source + ": \"" + text + "\" is a folder; name a file");
        }
        return path;
    }

    static Path path(String source, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(source + ": no path was given; write " + source + ":PATH");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(source + ": \"" + text + "\" is no path: " + e.getReason(), e);
        }
    }

    /**
     * Returns the index of the comma between two folders. If names contain commas, it is the first comma at which both
     * folders exist.
     */
    static int comma(String source, String text) {
        int first = text.indexOf(',');
        if (first < 0) {
            throw new InvalidInputException(
                    source + ": \"" + text + "\" names one folder; write " + source + ":DIR_A,DIR_B");
        }
        for (int at = first; at >= 0; at = text.indexOf(',', at + 1)) {
            if (Files.isDirectory(path(source, text.substring(0, at)))
                    && Files.isDirectory(path(source, text.substring(at + 1)))) {
                return at;
            }
        }
        return first;
    }

    /** Returns whether the argument selects the test part, as in {@code DIR,test}. */
    static boolean test(String text) {
        return text.endsWith(",test");
    }

    /** Returns the argument without {@code ,test} or {@code ,train}. */
    static String withoutPart(String text) {
        return text.endsWith(",test") || text.endsWith(",train") ? text.substring(0, text.lastIndexOf(',')) : text;
    }
}
