package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.file.AtomicFile;
import io.intaglio.file.FileTree;
import io.intaglio.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Turns files, and those of folders, one by one into files of another kind, under the same names. */
final class FileConversion {

    private static final int NAMED = 3;

    private final Console console;
    private final boolean verbose;

    /** Makes the bytes of one file. */
    interface Step {
        Result convert(Path input, Path output) throws IOException;
    }

    /**
     * What became of a file.
     *
     * @param content of the new file
     * @param report a line about it
     * @param notes what the new file does not have of the old one, a sentence each
     */
    record Result(AtomicFile.Content content, String report, List<String> notes) {

        Result {
            notes = List.copyOf(notes);
        }
    }

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

    FileConversion(Console console, boolean verbose) {
        this.console = console;
        this.verbose = verbose;
    }

    /**
     * Lists which file goes where.
     *
     * @param out a file for one file, otherwise a folder; null for beside the inputs
     * @throws InvalidInputException if there is nothing to convert, two would get one name, or one would replace an
     *     input or, where the name was not given by hand, another file
     */
    static Map<Path, Path> plan(List<Path> inputs, Path out, Kinds kinds) throws IOException {
        boolean single = inputs.size() == 1 && !Files.isDirectory(inputs.get(0));
        checkNames(inputs, out, single, kinds);
        boolean into = out != null
                && (!single
                        || Files.isDirectory(out)
                        || !out.getFileName().toString().contains("."));
        Map<Path, Path> steps = new LinkedHashMap<>();
        Map<Path, Path> taken = new LinkedHashMap<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                Path name = renamed(input.getFileName(), kinds.extension());
                add(steps, taken, input, out == null ? input.resolveSibling(name) : into ? out.resolve(name) : out);
                continue;
            }
            for (Map.Entry<String, Path> each : FileTree.of(input).files().entrySet()) {
                if (kinds.suits().test(each.getValue())) {
                    Path name = renamed(Path.of(each.getKey()), kinds.extension());
                    add(steps, taken, each.getValue(), (out == null ? input : out).resolve(name));
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
        return steps;
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

    /** Converts all; one that fails is named, and the rest is done. */
    int run(Map<Path, Path> steps, Step step) {
        int done = 0;
        int failed = 0;
        try (BulkProgress progress = BulkProgress.of(console, "pictures", "picture", steps.size())) {
            for (Map.Entry<Path, Path> each : steps.entrySet()) {
                try {
                    convert(each.getKey(), each.getValue(), step);
                } catch (IOException | RuntimeException | OutOfMemoryError e) {
                    if (verbose) {
                        console.trace(e);
                    }
                    console.say("intaglio: %s: %s", each.getKey(), Failures.reason(e));
                    failed++;
                }
                progress.done(++done);
            }
        }
        if (steps.size() != 1) {
            console.say("%s", new RunTally(done - failed, 0, failed, 0).counts());
        }
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private void convert(Path input, Path output, Step step) throws IOException {
        Result result = step.convert(input, output);
        if (output.toAbsolutePath().getParent() != null) {
            Folders.make(output.toAbsolutePath().getParent());
        }
        AtomicFile.write(output, result.content());
        result.notes().forEach(note -> console.say("note: %s: %s", input, note));
        console.say("%s: %s", output, result.report());
    }
}
