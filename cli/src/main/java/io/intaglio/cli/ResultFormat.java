package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Pictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * In which format results are written.
 *
 * @param extension of the format that was asked for, or empty: then a result has its input's format where that can be
 *     written, or PNG
 */
record ResultFormat(String extension) {

    /** What {@code --format} may be, each with its extensions, the usual one first. */
    private static final List<List<String>> KNOWN =
            List.of(List.of("png"), List.of("jpg", "jpeg"), List.of("tif", "tiff"));

    /** As the input. */
    static final ResultFormat SAME = new ResultFormat("");

    /**
     * Reads what {@code --format} was given.
     *
     * @throws InvalidInputException if that is no format that can be written
     */
    static ResultFormat of(String name) {
        if (name == null) {
            return SAME;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.equals("webp")) {
            throw new InvalidInputException("WebP is read and not written, for want of a maintained writer in Java;"
                    + " choose --format png, jpeg or tiff");
        }
        return KNOWN.stream()
                .filter(names -> names.contains(wanted))
                .findFirst()
                .map(names -> new ResultFormat(names.get(0)))
                .orElseThrow(
                        () -> new InvalidInputException("--format is one of png, jpeg and tiff, not \"" + name + "\""));
    }

    /** Returns an input's name with the extension of its result. */
    Path of(Path name) {
        String own = extension(name);
        boolean keeps = extension.isEmpty() ? Pictures.writableExtensions().contains(own) : isOne(own);
        return keeps ? name : name.resolveSibling(stem(name) + "." + usual());
    }

    /** The extension of a result whose input has no name. */
    String usual() {
        return extension.isEmpty() ? "png" : extension;
    }

    /**
     * Checks the name that a single result was given by hand.
     *
     * @throws InvalidInputException if it has no extension of a format that can be written, or of another than was
     *     asked for
     */
    void check(Path out) {
        String own = extension(out);
        if (!Pictures.writableExtensions().contains(own)) {
            throw new InvalidInputException("no picture can be written to " + out
                    + ": the extension chooses the format and is one of "
                    + String.join(", ", Pictures.writableExtensions()));
        }
        if (!extension.isEmpty() && !isOne(own)) {
            throw new InvalidInputException(
                    out + " says one format and --format another; leave one out, or name the result *." + extension);
        }
    }

    private boolean isOne(String own) {
        return KNOWN.stream().anyMatch(names -> names.contains(own) && names.contains(extension));
    }

    /** Whether a file is a JPEG by its name. */
    static boolean isJpeg(Path file) {
        return KNOWN.get(1).contains(extension(file));
    }

    /** The extension of a file's name, in lower case, without the dot; empty if it has none. */
    static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** A file's name without its extension. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
