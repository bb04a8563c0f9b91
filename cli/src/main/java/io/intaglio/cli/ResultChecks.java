package io.intaglio.cli;

import io.intaglio.bulk.PictureStep;
import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Checks, before any work, that results can be written and replace nothing that is read.
 *
 * @param plan of the run
 * @param paths that were asked for
 */
record ResultChecks(RunPlan plan, RealPaths paths) {

    ResultChecks(RunPlan plan) {
        this(plan, new RealPaths());
    }

    /** Refuses results that would overwrite an input, or each other. */
    void names() {
        check(PictureStep::output, new HashMap<>());
    }

    private List<PictureStep> steps() {
        return plan.steps().stream()
                .filter(step -> !ResultPlace.isStandard(step.output()))
                .toList();
    }

    /**
     * Refuses results whose names differ by capitals alone, for folders that take these for one.
     *
     * @param compare whether there are comparisons, too
     */
    void capitals(boolean compare, Path folder) {
        Map<String, Path> taken = new HashMap<>();
        for (PictureStep step : steps()) {
            for (Path goal : step.results(compare)) {
                Path other = taken.putIfAbsent(goal.toString().toLowerCase(Locale.ROOT), step.input());
                if (other != null) {
                    throw clash(other, step, goal + " in " + folder + ", where capitals make no difference");
                }
            }
        }
    }

    /** Refuses comparisons that would overwrite an input, a result, or each other. */
    void comparisons() {
        Map<Path, Path> results = new HashMap<>();
        steps().forEach(step -> results.put(paths.of(step.output()), step.input()));
        check(PictureStep::comparison, results);
    }

    /**
     * Refuses results that would overwrite a mask, or lie in the folder of masks, where the next run would take them
     * for some.
     */
    void masks(Path masks) {
        Path kept = paths.of(masks);
        for (PictureStep step : steps()) {
            masks(kept, step.output());
            masks(kept, step.comparison());
        }
    }

    private void masks(Path masks, Path result) {
        Path goal = paths.of(result);
        if (goal.equals(masks) || Files.isDirectory(masks) && goal.startsWith(masks)) {
            throw new InvalidInputException("the result " + result
                    + " would overwrite a mask, or lie among the masks; name another file or folder with -o");
        }
    }

    /** @param taken files that will be written, with what they come from */
    private void check(Function<PictureStep, Path> file, Map<Path, Path> taken) {
        for (PictureStep step : steps()) {
            Path goal = file.apply(step);
            Path other = taken.putIfAbsent(paths.of(goal), step.input());
            if (other != null) {
                throw clash(other, step, goal.toString());
            }
        }
        for (PictureStep step : steps()) {
            if (taken.containsKey(paths.of(step.input()))) {
                throw new InvalidInputException("the result " + step.input()
                        + " would overwrite an input; name another file or folder with -o");
            }
        }
    }

    private static InvalidInputException clash(Path other, PictureStep step, String goal) {
        return new InvalidInputException("both " + other + " and " + step.input() + " would become " + goal
                + "; run them into different folders");
    }

    /** Refuses results that would take the place of the plate. */
    void plate(Path file) {
        if (!Files.isRegularFile(file)) {
            return; // the name of one that comes along
        }
        Path kept = paths.of(file);
        for (PictureStep step : steps()) {
            if (paths.of(step.output()).equals(kept)) {
                throw new InvalidInputException(
                        "the result " + step.output() + " would overwrite the plate; name another file with -o");
            }
        }
    }

    /** Refuses results that are there under names that nobody has given. */
    void unasked() {
        for (Path folder : plan.folders()) {
            refuse(folder, folder);
        }
        for (PictureStep step : steps()) {
            refuse(step.output(), step.output());
        }
    }

    private static void refuse(Path result, Path named) {
        if (Files.exists(result)) {
            throw new InvalidInputException("the result would be " + named
                    + ", which is there already; name it with -o to replace it, or keep what is there with"
                    + " --skip-existing");
        }
    }

    /**
     * Refuses what cannot be written; makes the folders.
     *
     * @param compare whether there are comparisons, too
     */
    void writable(boolean compare) throws IOException {
        for (Path folder : plan.folders()) {
            OutputChecks.folder(folder);
            if (OutputChecks.ignoresCapitals(folder)) {
                capitals(compare, folder);
            }
        }
        for (PictureStep step : steps()) {
            if (plan.folders().stream().noneMatch(folder -> step.output().startsWith(folder))) {
                AtomicFile.checkWritable(step.output());
            }
        }
    }
}
