package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FilesBelow;
import io.intaglio.file.WholeFile;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Which picture goes where.
 *
 * @param steps each picture with its result
 * @param others files in the folders that are not called as pictures are
 * @param missing folders that cannot be opened and links that lead nowhere, each with the reason
 * @param folder into which the results go, or null where there is one that has a name of its own
 */
record RunPlan(List<Step> steps, List<Path> others, Map<Path, String> missing, Path folder) {

    /**
     * One picture.
     *
     * @param input to read
     * @param name of it below the folder that was given, or of the file that was
     * @param output to write
     */
    record Step(Path input, Path name, Path output) {

        /** Where before and after go, side by side: {@code NAME.compare.png}. */
        Path comparison() {
            return output.resolveSibling(stem(output.getFileName().toString()) + ".compare.png");
        }
    }

    RunPlan {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    static RunPlan of(List<Path> inputs, Path out) throws IOException {
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new InvalidInputException("there is no file or folder " + input);
            }
        }
        boolean many = inputs.size() > 1 || Files.isDirectory(inputs.get(0));
        if (many && Files.isRegularFile(out)) {
            throw new InvalidInputException(
                    out + " is a file; several pictures, or a folder of them, go into a folder: name one with -o");
        }
        boolean intoFolder =
                many || Files.isDirectory(out) || !out.getFileName().toString().contains(".");
        if (!intoFolder) {
            checkWritableName(out);
        }
        List<Step> steps = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Map<Path, String> missing = new LinkedHashMap<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                FilesBelow below = FilesBelow.of(input);
                below.leftOut().forEach((name, reason) -> missing.put(input.resolve(name), reason));
                for (Path file : outside(input, below, out)) {
                    if (Pictures.readable(file)) {
                        Path name = input.relativize(file);
                        steps.add(new Step(file, name, out.resolve(renamed(name))));
                    } else {
                        others.add(file);
                    }
                }
            } else {
                Path name = input.getFileName();
                steps.add(new Step(input, name, intoFolder ? out.resolve(renamed(name)) : out));
            }
        }
        if (steps.isEmpty()) {
            StringBuilder message = new StringBuilder("there is no picture in " + inputs.get(0)
                    + "; pictures are called *." + String.join(", *.", Pictures.extensions()));
            missing.forEach((path, reason) ->
                    message.append("; ").append(path).append(": ").append(reason));
            throw new InvalidInputException(message.toString());
        }
        RunPlan plan = new RunPlan(steps, others, missing, intoFolder ? out : null);
        plan.checkNames();
        return plan;
    }

    /** In the order of their names; not what stands in the output folder, should that be inside. */
    private static List<Path> outside(Path folder, FilesBelow below, Path out) {
        Path results = real(out);
        Path whole = real(folder);
        boolean inside = results.startsWith(whole) && !results.equals(whole);
        return below.files().values().stream()
                .filter(file -> !(inside && real(file).startsWith(results)))
                .toList();
    }

    /** A name whose format can be written: its own, or PNG. */
    private static Path renamed(Path name) {
        String file = name.getFileName().toString();
        int dot = file.lastIndexOf('.');
        String extension = dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (Pictures.writableExtensions().contains(extension)) {
            return name;
        }
        return name.resolveSibling(stem(file) + ".png");
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }

    private static void checkWritableName(Path out) {
        if (!renamed(out).equals(out)) {
            throw new InvalidInputException("no picture can be written to " + out
                    + ": the extension chooses the format and is one of "
                    + String.join(", ", Pictures.writableExtensions()));
        }
    }

    private void checkNames() {
        check(Step::output, new HashMap<>());
    }

    /**
     * Refuses results whose names differ by capitals alone, for folders that take these for one.
     *
     * @param compare whether there are comparisons, too
     */
    void checkCapitals(boolean compare) {
        Map<String, Path> taken = new HashMap<>();
        for (Step step : steps) {
            for (Path goal : compare ? List.of(step.output(), step.comparison()) : List.of(step.output())) {
                Path other = taken.putIfAbsent(goal.toString().toLowerCase(Locale.ROOT), step.input());
                if (other != null) {
                    throw clash(other, step, goal + " in " + folder + ", where capitals make no difference");
                }
            }
        }
    }

    /** Refuses comparisons that would overwrite an input, a result, or each other. */
    void checkComparisons() {
        Map<Path, Path> results = new HashMap<>();
        steps.forEach(step -> results.put(real(step.output()), step.input()));
        check(Step::comparison, results);
    }

    /** Refuses results that would overwrite a mask, or lie in the folder of masks, where the next run would take them for some. */
    void checkSpares(Path masks) {
        Path kept = real(masks);
        for (Step step : steps) {
            checkSpares(kept, step.output());
            checkSpares(kept, step.comparison());
        }
    }

    private static void checkSpares(Path masks, Path result) {
        Path goal = real(result);
        if (goal.equals(masks) || Files.isDirectory(masks) && goal.startsWith(masks)) {
            throw new InvalidInputException("the result " + result
                    + " would overwrite a mask, or lie among the masks; name another file or folder with -o");
        }
    }

    /** @param taken files that will be written, with what they come from */
    private void check(Function<Step, Path> file, Map<Path, Path> taken) {
        for (Step step : steps) {
            Path goal = file.apply(step);
            Path other = taken.putIfAbsent(real(goal), step.input());
            if (other != null) {
                throw clash(other, step, goal.toString());
            }
        }
        for (Step step : steps) {
            if (taken.containsKey(real(step.input()))) {
                throw new InvalidInputException("the result " + step.input()
                        + " would overwrite an input; name another file or folder with -o");
            }
        }
    }

    private static InvalidInputException clash(Path other, Step step, String goal) {
        return new InvalidInputException("both " + other + " and " + step.input() + " would become " + goal
                + "; run them into different folders");
    }

    /** The one path, without links, of a file or folder that may not be there yet. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(whole)).normalize();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return whole;
    }

    /**
     * Refuses, before any work, what cannot be written; makes the folder.
     *
     * @param compare whether there are comparisons, too
     */
    void checkWritable(boolean compare) throws IOException {
        if (folder == null) {
            WholeFile.checkWritable(steps.get(0).output());
        } else {
            Writing.folder(folder);
            if (Writing.ignoresCapitals(folder)) {
                checkCapitals(compare);
            }
        }
    }
}
