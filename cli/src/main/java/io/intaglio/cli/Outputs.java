package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks the files that a command is about to write, before long work is for nothing: they can be written, they differ
 * from each other and from what the command reads, and a file that is there already is replaced only by one of its own
 * kind.
 */
final class Outputs {

    private static final int HEAD = 512;

    /** What a command writes, known again by its first bytes. */
    private enum Kind {
        PLATE("plate", "card.properties"),
        REPORT("page", "<meta name=\"generator\" content=\"Intaglio\">"),
        HISTORY("history", "step,epoch,loss"),
        POINTS("table of points", "image,codec,setting,bits-per-pixel,psnr");

        private final String word;
        private final String mark;

        Kind(String word, String mark) {
            this.word = word;
            this.mark = mark;
        }
    }

    private final Map<Path, String> read = new LinkedHashMap<>();
    private final Map<Path, String> written = new LinkedHashMap<>();

    /**
     * Adds a file that the command reads.
     *
     * @param file null, or one that is not there, counts for nothing
     * @param what it is, in words
     */
    Outputs reads(Path file, String what) {
        if (file != null && Files.isRegularFile(file)) {
            read.put(file, what);
        }
        return this;
    }

    /**
     * Adds what an argument names where that is a file: a plate, or data behind the name of its format.
     *
     * @param argument as it was given; null, or the name of something that is no file, counts for nothing
     * @param what it is, in words
     */
    Outputs reads(String argument, String what) {
        if (argument != null) {
            for (String name : List.of(argument, argument.substring(argument.indexOf(':') + 1))) {
                try {
                    reads(Path.of(name), what);
                } catch (InvalidPathException e) {
                    continue; // no file has such a name here
                }
            }
        }
        return this;
    }

    /**
     * Checks a plate that will be written.
     *
     * @throws InvalidInputException if it cannot be written or would replace something else
     */
    Outputs plate(Path file) {
        return check(file, Kind.PLATE);
    }

    /** Checks a report (HTML) that will be written, as {@link #plate}. */
    Outputs report(Path file) {
        return check(file, Kind.REPORT);
    }

    /** Checks a training's history (CSV) that will be written, as {@link #plate}. */
    Outputs history(Path file) {
        return check(file, Kind.HISTORY);
    }

    /** Checks a table of points (CSV) that will be written, as {@link #plate}. */
    Outputs points(Path file) {
        return check(file, Kind.POINTS);
    }

    /** Checks that a result takes the place of nothing that is read; into a folder it goes under names of its own. */
    Outputs result(Path file) {
        read.forEach((input, what) -> {
            if (!Files.isDirectory(file) && same(input, file)) {
                throw new InvalidInputException("the result " + file + " would take the place of " + what
                        + ", which is read; name another file");
            }
        });
        return this;
    }

    /** Returns whether a folder is there and is not empty. */
    static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private Outputs check(Path file, Kind kind) {
        AtomicFile.checkWritable(file);
        read.forEach((input, what) -> {
            if (same(input, file)) {
                throw new InvalidInputException("the " + kind.word + " " + file + " would take the place of " + what
                        + ", which is read; name another file");
            }
        });
        written.forEach((other, what) -> {
            if (same(other, file)) {
                throw new InvalidInputException("the " + kind.word + " " + file + " would take the place of the " + what
                        + "; name another file");
            }
        });
        written.put(file, kind.word);
        if (Files.exists(file) && !isOne(file, kind)) {
            throw new InvalidInputException(
                    "the " + kind.word + " " + file + " would take the place of a file that is no " + kind.word
                            + " of Intaglio; name another file, or move that one away");
        }
        if (Pictures.readable(file)) {
            throw new InvalidInputException(
                    "the " + kind.word + " " + file + " would have the name of a picture; name another file");
        }
        return this;
    }

    /**
     * Whether two paths lead to one file, by links or capitals perhaps; those of files to come are compared by their
     * folders.
     */
    private static boolean same(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
            return !Files.exists(one) && !Files.exists(other) && place(one).equals(place(other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path place(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    /** An empty file is one of any kind: somebody has kept the name free. */
    private static boolean isOne(Path file, Kind kind) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            return head.length == 0 || new String(head, StandardCharsets.ISO_8859_1).contains(kind.mark);
        } catch (IOException e) {
            return false; // what cannot be read is not known to be one
        }
    }
}
