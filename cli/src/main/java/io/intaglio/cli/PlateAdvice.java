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
    private record Advice(String plate, PlateProvider.Recommendation recommendation) {}

    /**
     * A plan, divided by what its pictures need. The first part answers for what is left out and is there already.
     *
     * @param plates a part for each plate, by its name
     * @param copies the pictures that need none
     */
    record Division(Map<String, RunPlan> plates, RunPlan copies) {

        Division {
            plates = Collections.unmodifiableMap(new LinkedHashMap<>(plates));
        }
    }

    /** Looks at each picture of a plan, and says what it needs. Nothing is written. */
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
                // Whatever runs it says why it cannot be read.
                parts.computeIfAbsent(plates.get(0).name(), any -> new ArrayList<>())
                        .add(step);
                continue;
            }
            Optional<Advice> advice = advice(picture);
            console.say(
                    "%s: %s",
                    step.name(),
                    advice.map(each -> each.recommendation().seen() + "; plate " + each.plate())
                            .orElse("nothing was seen that a plate would mend; it is copied"));
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
