package io.intaglio.diagnosis;

import io.intaglio.network.LossTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses the facts of a plate that suggest another setting. */
final class PlateFindings {

    /** Of fewer images, the numbers of most codes would seem to depend on each other. */
    private static final int LEAST = 50;

    private static final double MANY_HOLES = 0.25;
    private static final double GAP = 1.15;

    private PlateFindings() {}

    static List<Finding> of(PlateDiagnosis plate, List<LossTerm> objective) {
        List<Finding> findings = new ArrayList<>();
        if (plate.images() < LEAST) {
            add(
                    findings,
                    "give more images: --data",
                    "a code cannot be judged by %d images; this takes at least %d",
                    plate.images(),
                    LEAST);
            return findings;
        }
        int all = plate.units().size();
        int active = plate.active();
        double beta = objective.stream()
                .filter(LossTerm.Kl.class::isInstance)
                .mapToDouble(LossTerm::weight)
                .findFirst()
                .orElse(1);
        if (active == 0 && plate.gaussian()) {
            add(
                    findings,
                    "train with --set beta=" + beta / 4,
                    "no number of the code depends on the images: posterior collapse at beta=%s",
                    beta);
        } else if (active < all) {
            add(
                    findings,
                    "train with --set latent=" + Math.max(1, active),
                    "%d of %d numbers of the code are inactive: they do not vary with the images",
                    all - active,
                    all);
        }
        if (!plate.twins().isEmpty()) {
            Twins most = plate.twins().get(0);
            long doubled =
                    plate.twins().stream().mapToInt(Twins::second).distinct().count();
            add(
                    findings,
                    "train with --set latent=" + Math.max(1, active - doubled),
                    "%d of %d active numbers are nearly equal to another one; %d and %d have a correlation of %.3f",
                    doubled,
                    active,
                    most.first(),
                    most.second(),
                    most.correlation());
        }
        if (plate.gaussian() && plate.holes() > MANY_HOLES) {
            add(
                    findings,
                    "generate with --draw mixture",
                    "%.0f %% of the prior's samples are in holes, far from the code of every image; 5 %% is usual",
                    100 * plate.holes());
        }
        if (plate.error().isPresent() && plate.otherError().isPresent()) {
            double ratio = plate.otherError().getAsDouble() / plate.error().getAsDouble();
            if (ratio > GAP) {
                add(
                        findings,
                        "train with --set weight-decay=0.05",
                        "the error on other images is %.2f times the error on training images",
                        ratio);
            }
        }
        return findings;
    }

    private static void add(List<Finding> findings, String advice, String text, Object... arguments) {
        findings.add(new Finding(String.format(Locale.ROOT, text, arguments), advice));
    }
}
