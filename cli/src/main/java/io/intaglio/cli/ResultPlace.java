package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where results go: where {@code -o} says or, without it, beside their inputs under names of their own.
 *
 * @param out a file, a folder, {@link #STANDARD}, or null for beside the inputs
 * @param suffix of the names beside the inputs: {@code photo-denoise.png}, {@code photos-denoise/}
 * @param format of the results
 * @param into whether {@code out} is a folder
 */
record ResultPlace(Path out, String suffix, ResultFormat format, boolean into) {

    /** The standard input, or output. */
    static final Path STANDARD = Path.of("-");

    /** The name of what comes from the standard input, in a folder. */
    private static final Path UNNAMED = Path.of("stdin");

    /**
     * Finds out which it is.
     *
     * @throws InvalidInputException if several results would go into one file
     */
    static ResultPlace of(List<Path> inputs, Path out, String suffix, ResultFormat format) {
        boolean many = inputs.size() > 1 || Files.isDirectory(inputs.get(0));
        if (out == null && !many && isStandard(inputs.get(0))) {
            return new ResultPlace(STANDARD, suffix, format, false);
        }
        if (out == null) {
            return new ResultPlace(null, suffix, format, false);
        }
        if (isStandard(out)) {
            if (many) {
                throw new InvalidInputException("one picture goes to the standard output, and there are several, or a"
                        + " folder; name a folder with -o");
            }
            return new ResultPlace(out, suffix, format, false);
        }
        boolean folder = Files.isDirectory(out);
        if (many && Files.isRegularFile(out)) {
            throw new InvalidInputException(
                    out + " is a file; several pictures, or a folder of them, go into a folder: name one with -o");
        }
        boolean table = TableFile.named(out);
        if (many && !folder && (table || Pictures.readable(out))) {
            throw new InvalidInputException(out + " is the name of a " + (table ? "table" : "picture")
                    + "; several pictures, or a folder of them, go into a folder: name one with -o, "
                    + ResultFormat.stem(out) + " perhaps");
        }
        boolean into = many || folder || !out.getFileName().toString().contains(".");
        if (!into) {
            format.check(out);
        }
        return new ResultPlace(out, suffix, format, into);
    }

    /** Refuses inputs that are not there. */
    static void checkThere(List<Path> inputs) {
        for (Path input : inputs) {
            if (isStandard(input) && Files.isDirectory(input)) {
                throw new InvalidInputException(
                        "- is the standard input, and a folder here has that name; write ./- for the folder");
            }
            if (!isStandard(input) && !Files.exists(input)) {
                throw new InvalidInputException("there is no file or folder " + input);
            }
        }
    }

    static boolean isStandard(Path path) {
        return path.equals(STANDARD);
    }

    /** Returns where the result of a single picture goes. */
    Path of(Path input) {
        if (out != null && !into) {
            return out;
        }
        Path name = isStandard(input) ? UNNAMED : input.getFileName();
        Path result = format.of(name);
        if (out != null) {
            return out.resolve(result);
        }
        Path beside = Path.of(ResultFormat.stem(name) + "-" + suffix + "." + ResultFormat.extension(result));
        return isStandard(input) ? beside : input.resolveSibling(beside);
    }

    /**
     * Returns the folder of the results of a folder's pictures.
     *
     * @throws InvalidInputException if it has no name that one could be made of
     */
    Path ofFolder(Path folder) throws IOException {
        if (out != null) {
            return out;
        }
        Path real = folder.toRealPath();
        if (real.getFileName() == null) {
            throw new InvalidInputException("name a folder for the results with -o: " + folder + " has nothing beside");
        }
        Path result = real.resolveSibling(real.getFileName() + "-" + suffix);
        // As short as what was given, where that has the name.
        return real.getFileName().equals(folder.getFileName()) && !Files.isSymbolicLink(folder)
                ? folder.resolveSibling(result.getFileName())
                : result;
    }
}
