package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.file.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which files a conversion reads and writes.
 *
 * @param steps the new file of each file that is converted
 * @param others files in the folders that are not called as those to be converted are
 * @param missing folders that cannot be opened and broken links, each with the reason
 * @param kinds of files
 */
record ConversionPlan(Map<Path, Path> steps, List<Path> others, Map<Path, String> missing, Kinds kinds) {

    private static final int NAMED = 3;

    /**
     * The files that are converted, and what becomes of them.
     *
     * @param suits whether a file in a folder is one to be converted, by its name
     * @param what such files are, in words: "readable picture"
     * @param extensions that a new file may have if it is named by hand; otherwise it has the first
     */
    record Kinds(Predicate<Path> suits, String what, List<String> extensions) {

        Kinds {
            extensions = List.copyOf(extensions);
        }

        String extension() {
            return extensions.get(0);
        }
    }

    ConversionPlan {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        others = List.copyOf(others);
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /**
     * Lists which file goes where.
     *
     * @param out a file for one file, otherwise a folder; null for beside the inputs
     * @throws InvalidInputException if there is nothing to convert, two would get one name, or one would replace an
     *     input or, where the name was not given by hand, another file
     */
    static ConversionPlan of(List<Path> inputs, Path out, Kinds kinds) throws IOException {
        boolean single = inputs.size() == 1 && !Files.isDirectory(inputs.get(0));
        checkNames(inputs, out, single, kinds);
        boolean into = out != null
                && (!single
                        || Files.isDirectory(out)
                        || !out.getFileName().toString().contains("."));
        Map<Path, Path> steps = new LinkedHashMap<>();
        Map<Path, Path> taken = new LinkedHashMap<>();
        List<Path> others = new ArrayList<>();
        Map<Path, String> missing = new LinkedHashMap<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                Path name = renamed(input.getFileName(), kinds.extension());
                add(steps, taken, input, out == null ? input.resolveSibling(name) : into ? out.resolve(name) : out);
                continue;
            }
            FileTree below = FileTree.of(input);
            below.leftOut().forEach((name, reason) -> missing.put(input.resolve(name), reason));
            for (Map.Entry<String, Path> each : below.files().entrySet()) {
                if (kinds.suits().test(each.getValue())) {
                    Path name = renamed(Path.of(each.getKey()), kinds.extension());
                    add(steps, taken, each.getValue(), (out == null ? input : out).resolve(name));
                } else {
                    others.add(each.getValue());
                }
            }
        }
        if (steps.isEmpty()) {
            throw new InvalidInputException("no file in "
                    + NameList.of(inputs.stream().map(Path::toString).toList(), NAMED) + " is called as a "
                    + kinds.what() + " is; name another folder, or the files themselves");
        }
        if (out == null) {
            checkFree(steps);
        }
        return new ConversionPlan(steps, others, missing, kinds);
    }

    private static void checkNames(List<Path> inputs, Path out, boolean single, Kinds kinds) {
        if (inputs.stream().anyMatch(ResultPlace::isStandard) || out != null && ResultPlace.isStandard(out)) {
            throw new InvalidInputException(
                    "files are converted here, and not the standard input or output: name a file in place of -");
        }
        ResultPlace.checkThere(inputs);
        if (out == null || Files.isDirectory(out)) {
            return;
        }
        String extension = ResultFormat.extension(out);
        if (!single && (Files.exists(out) || kinds.extensions().contains(extension))) {
            throw new InvalidInputException(
                    out + " is the name of a file, and several files go into a folder: name one with -o, "
                            + ResultFormat.stem(out) + " perhaps");
        }
        if (single && !extension.isEmpty() && !kinds.extensions().contains(extension)) {
            throw new InvalidInputException("the result cannot be called " + out + ": its extension is one of "
                    + String.join(", ", kinds.extensions()));
        }
    }

    /** Names that nobody has given must not replace anything, the original of a compressed file least of all. */
    private static void checkFree(Map<Path, Path> steps) {
        for (Map.Entry<Path, Path> step : steps.entrySet()) {
            if (Files.exists(step.getValue())) {
                throw new InvalidInputException("the result of " + step.getKey() + " would be " + step.getValue()
                        + ", which is there already; name a file or folder with -o");
            }
        }
    }

    private static void add(Map<Path, Path> steps, Map<Path, Path> taken, Path input, Path output) {
        Path other = taken.put(output.toAbsolutePath().normalize(), input);
        if (other != null) {
            throw new InvalidInputException(
                    other + " and " + input + " would both become " + output + "; convert them one by one");
        }
        if (output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize())) {
            throw new InvalidInputException(
                    "the result " + output + " would take the place of what is read; name another with -o");
        }
        steps.put(input, output);
    }

    private static Path renamed(Path name, String extension) {
        String old = name.getFileName().toString();
        int dot = old.lastIndexOf('.');
        return name.resolveSibling((dot > 0 ? old.substring(0, dot) : old) + "." + extension);
    }

    /** Names the files in folders that are left out. */
    void nameOthers(Console console) {
        if (!others.isEmpty()) {
            console.say(
                    "note: left out, because the name is not that of a %s: %s",
                    kinds.what(),
                    NameList.of(others.stream().map(Path::toString).toList(), NAMED));
        }
    }
}
