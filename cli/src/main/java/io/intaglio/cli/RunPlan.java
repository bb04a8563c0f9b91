package io.intaglio.cli;

import io.intaglio.bulk.PictureListing;
import io.intaglio.bulk.PictureStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

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
        List<PictureStep> steps,
        List<Path> others,
        Map<Path, String> missing,
        Set<Path> folders,
        ResultPlace place,
        int there) {

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
        ResultPlace.checkThere(inputs);
        Set<Path> folders = new LinkedHashSet<>();
        if (place.into()) {
            folders.add(place.out());
        }
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                folders.add(place.ofFolder(input));
            }
        }
        PictureListing listing = PictureListing.of(inputs, outside(inputs, place));
        List<PictureStep> steps = new ArrayList<>();
        for (PictureListing.Entry each : listing.pictures()) {
            steps.add(new PictureStep(each.input(), each.name(), output(each, place)));
        }
        RunPlan plan = new RunPlan(steps, listing.others(), listing.missing(), folders, place, 0);
        new ResultChecks(plan).names();
        return plan;
    }

    private static Path output(PictureListing.Entry picture, ResultPlace place) throws IOException {
        return picture.folder().isEmpty()
                ? place.of(picture.input())
                : place.ofFolder(picture.folder().get()).resolve(place.format().of(picture.name()));
    }

    /** What stands in the output folder, should that be inside the folder of the inputs, is left alone. */
    private static BiPredicate<Path, Path> outside(List<Path> inputs, ResultPlace place) throws IOException {
        RealPaths paths = new RealPaths();
        Map<Path, Path> inside = new HashMap<>();
        for (Path folder : inputs) {
            if (Files.isDirectory(folder)) {
                Path results = paths.of(place.ofFolder(folder));
                Path whole = paths.of(folder);
                if (results.startsWith(whole) && !results.equals(whole)) {
                    inside.put(folder, results);
                }
            }
        }
        return (folder, file) -> !inside.containsKey(folder) || !paths.of(file).startsWith(inside.get(folder));
    }

    /** The plan without pictures whose results are there. */
    RunPlan withoutExisting(boolean compare) {
        List<PictureStep> left = steps.stream()
                .filter(step -> !step.results(compare).stream().allMatch(Files::isRegularFile))
                .toList();
        return new RunPlan(left, others, missing, folders, place, steps.size() - left.size());
    }

    /**
     * Returns a part of the plan.
     *
     * @param some steps of it
     * @param rest whether the part answers for what is left out and is there already
     */
    RunPlan part(List<PictureStep> some, boolean rest) {
        return new RunPlan(
                some, rest ? others : List.of(), rest ? missing : Map.of(), folders, place, rest ? there : 0);
    }

    /** Where the results are, in words, for the end of a sentence; nothing where a file was named by hand. */
    String whereabouts() {
        if (folders.size() == 1 && place.out() != null) {
            return "; results are in " + place.out();
        }
        if (place.out() != null) {
            return "";
        }
        return folders.size() == 1
                        && steps.stream()
                                .allMatch(step -> step.output()
                                        .startsWith(folders.iterator().next()))
                ? "; results are in " + folders.iterator().next()
                : "; results are beside the inputs";
    }
}
