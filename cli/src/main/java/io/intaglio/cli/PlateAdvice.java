package io.intaglio.cli;

import io.intaglio.batch.PictureFiles;
import io.intaglio.batch.PictureStep;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at pictures, says what is wrong with each, and which of the plates that come with the jars it gets. */
final class PlateAdvice {

    /** What stands for a plate where this shall choose. */
    static final String AUTO = "auto";

    private final Console console;
    private final List<PlateProvider> plates;

    PlateAdvice(Console console, List<PlateProvider> plates) {
        if (plates.isEmpty()) {
            throw new InvalidInputException("no plate comes with the jars that are there, so there is none to choose");
        }
        this.console = console;
        this.plates = List.copyOf(plates);
    }

    /** What a plate would mend, and which plate. */
    private record Advice(String plate, PlateProvider.Finding finding) {}

    /**
     * Divides a plan by the plates that its pictures need. A picture that needs none is copied.
     *
     * @param files by which copies are written that change their format
     * @return a part of the plan for each plate, by its name
     */
    Map<String, RunPlan> divide(RunPlan plan, PictureFiles files) throws IOException {
        Map<String, List<PictureStep>> parts = new LinkedHashMap<>();
        for (PictureStep step : plan.steps()) {
            if (ResultPlace.isStandard(step.input())) {
                throw new InvalidInputException("auto looks at a picture before it is run, so the standard input"
                        + " cannot be one; name a file, or a plate");
            }
            Picture picture;
            try {
                picture = Pictures.read(step.input());
            } catch (IOException | RuntimeException e) {
                // Whatever runs it says why it cannot be read.
                parts.computeIfAbsent(plates.get(0).name(), any -> new ArrayList<>())
                        .add(step);
                continue;
            }
            Optional<Advice> advice = advice(picture.pixels());
            console.say(
                    "%s: %s",
                    step.name(),
                    advice.map(each -> each.finding().seen() + "; plate " + each.plate())
                            .orElse("nothing was seen that a plate would mend; it is copied"));
            if (advice.isPresent()) {
                parts.computeIfAbsent(advice.get().plate(), any -> new ArrayList<>())
                        .add(step);
            } else {
                copy(picture, step, files);
            }
        }
        Map<String, RunPlan> plans = new LinkedHashMap<>();
        parts.forEach((plate, steps) -> plans.put(plate, plan.part(steps, plans.isEmpty())));
        return plans;
    }

    private Optional<Advice> advice(ImageBatch picture) {
        return plates.stream()
                .flatMap(plate -> plate.finding(picture).map(finding -> new Advice(plate.name(), finding)).stream())
                .max(Comparator.comparingDouble(advice -> advice.finding().urgency()));
    }

    private static void copy(Picture picture, PictureStep step, PictureFiles files) throws IOException {
        files.prepare(step.output());
        if (files.extension(step.input()).equals(files.extension(step.output()))) {
            Files.copy(step.input(), step.output(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            files.write(picture, step.output());
        }
    }
}
