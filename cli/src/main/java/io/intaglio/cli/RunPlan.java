package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FileTree;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which picture goes where.
 *
 * @param steps each picture with its result
 * @param others files in the folders that are not called as pictures are
 * @param missing folders that cannot be opened and links that lead nowhere, each with the reason
 * @param folders into which results go, to be made
 * @param place of the results
 * @param there how many results are there already and are not made again
 */
record RunPlan(
        List<Step> steps,
        List<Path> others,
        Map<Path, String> missing,
        Set<Path> folders,
        ResultPlace place,
        int there) {

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
            return output.resolveSibling(ResultFormat.stem(output) + ".compare.png");
        }

        /** What is written. */
        List<Path> results(boolean compare) {
            return compare ? List.of(output, comparison()) : List.of(output);
        }
    }

    RunPlan {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        folders = Collections.unmodifiableSet(new LinkedHashSet<>(folders));
    }

    /** The plan for results that go where {@code out} says, in their inputs' formats. */
    static RunPlan of(List<Path> inputs, Path out) throws IOException {
        return of(inputs, ResultPlace.of(inputs, out, "", ResultFormat.SAME));
    }

    static RunPlan of(List<Path> inputs, ResultPlace place) throws IOException {
        for (Path input : inputs) {
            if (!ResultPlace.isStandard(input) && !Files.exists(input)) {
                throw new InvalidInputException("there is no file or folder " + input);
            }
        }
        List<Step> steps = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Map<Path, String> missing = new LinkedHashMap<>();
        Set<Path> folders = new LinkedHashSet<>();
        if (place.into()) {
            folders.add(place.out());
        }
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                steps.add(new Step(input, input.getFileName(), place.of(input)));
                continue;
            }
            Path out = place.ofFolder(input);
            folders.add(out);
            FileTree below = FileTree.of(input);
            below.leftOut().forEach((name, reason) -> missing.put(input.resolve(name), reason));
            for (Path file : outside(input, below, out)) {
                if (Pictures.readable(file)) {
                    Path name = input.relativize(file);
                    steps.add(new Step(file, name, out.resolve(place.format().of(name))));
                } else {
                    others.add(file);
                }
            }
        }
        if (steps.isEmpty()) {
            StringBuilder message = new StringBuilder("there is no picture in " + inputs.get(0)
                    + "; pictures are called *." + String.join(", *.", Pictures.extensions()));
            missing.forEach((path, reason) ->
                    message.append("; ").append(path).append(": ").append(reason));
            throw new InvalidInputException(message.toString());
        }
        RunPlan plan = new RunPlan(steps, others, missing, folders, place, 0);
        new ResultChecks(plan).names();
        return plan;
    }

    /** In the order of their names; not what stands in the output folder, should that be inside. */
    private static List<Path> outside(Path folder, FileTree below, Path out) {
        Path results = ResultChecks.real(out);
        Path whole = ResultChecks.real(folder);
        boolean inside = results.startsWith(whole) && !results.equals(whole);
        return below.files().values().stream()
                .filter(file -> !(inside && ResultChecks.real(file).startsWith(results)))
                .toList();
    }

    /** The plan without pictures whose results are there. */
    RunPlan withoutExisting(boolean compare) {
        List<Step> left = steps.stream()
                .filter(step -> !step.results(compare).stream().allMatch(Files::isRegularFile))
                .toList();
        return new RunPlan(left, others, missing, folders, place, steps.size() - left.size());
    }

    /** Where the results are, in words, for the end of a sentence; nothing where a single one was named by hand. */
    String whereabouts() {
        if (folders.size() == 1 && place.out() != null) {
            return "; results are in " + place.out();
        }
        if (place.out() != null) {
            return "";
        }
        if (folders.isEmpty() && steps.size() == 1) {
            return ": " + steps.get(0).output();
        }
        return folders.size() == 1
                        && steps.stream()
                                .allMatch(step -> step.output()
                                        .startsWith(folders.iterator().next()))
                ? "; results are in " + folders.iterator().next()
                : "; results are beside the inputs";
    }
}
