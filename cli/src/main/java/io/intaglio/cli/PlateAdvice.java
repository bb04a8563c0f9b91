package io.intaglio.cli;

import io.intaglio.bulk.PictureStep;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Pictures;
import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Analyses pictures, prints the damage that it finds in each, and chooses the installed plate that repairs it. */
final class PlateAdvice {

    /** The name that users give instead of a plate. */
    static final String AUTO = "auto";

    private final Console console;
    private final List<PlateProvider> plates;

    PlateAdvice(Console console, List<PlateProvider> plates) {
        if (plates.isEmpty()) {
            throw new InvalidInputException("no plate is installed, so auto cannot choose one; name a plate's file");
        }
        this.console = console;
        this.plates = List.copyOf(plates);
    }

    /** A plate with its recommendation. */
    private record Advice(String plate, PlateProvider.Recommendation recommendation) {}

    /**
     * A plan that is divided by plates. Pictures that are left out and results that exist already belong to the first
     * part.
     *
     * @param plates a part for each plate, by its name
     * @param copies the pictures that need no plate
     */
    record Division(Map<String, RunPlan> plates, RunPlan copies) {

        Division {
            plates = Collections.unmodifiableMap(new LinkedHashMap<>(plates));
        }
    }

    /** Divides a plan, and prints what it found in each picture. It writes no files. */
    Division divide(RunPlan plan) {
        Map<String, List<PictureStep>> parts = new LinkedHashMap<>();
        List<PictureStep> copies = new ArrayList<>();
        for (PictureStep step : plan.steps()) {
            if (ResultPlace.isStandard(step.input())) {
                throw new InvalidInputException("auto cannot read the standard input; name a file, or a plate");
            }
            ImageBatch picture;
            try {
                picture = Pictures.read(step.input()).pixels();
            } catch (IOException | RuntimeException e) {
                // The run reports why it cannot be read.
                parts.computeIfAbsent(plates.get(0).name(), any -> new ArrayList<>())
                        .add(step);
                continue;
            }
            Optional<Advice> advice = advice(picture);
            console.say(
                    "%s: %s",
                    step.name(),
                    advice.map(each -> each.recommendation().seen() + "; plate " + each.plate())
                            .orElse("found no damage that a plate can repair; the picture is copied"));
            advice.map(each -> parts.computeIfAbsent(each.plate(), any -> new ArrayList<>()))
                    .orElse(copies)
                    .add(step);
        }
        Map<String, RunPlan> plans = new LinkedHashMap<>();
        parts.forEach((plate, steps) -> plans.put(plate, plan.part(steps, plans.isEmpty())));
        return new Division(plans, plan.part(copies, plans.isEmpty()));
    }

    private Optional<Advice> advice(ImageBatch picture) {
        return plates.stream()
                .flatMap(
                        plate -> plate
                                .recommendation(picture)
                                .map(recommendation -> new Advice(plate.name(), recommendation))
                                .stream())
                .max(Comparator.comparingDouble(
                        advice -> advice.recommendation().urgency()));
    }
}
