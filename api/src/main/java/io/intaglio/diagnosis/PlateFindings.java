package io.intaglio.diagnosis;

import io.intaglio.network.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells which facts of a plate are worth a setting. */
final class PlateFindings {

    private static final double MANY_HOLES = 0.25;
    private static final double GAP = 1.15;

    private PlateFindings() {}

    static List<Finding> of(PlateDiagnosis plate, List<Term> objective) {
        List<Finding> findings = new ArrayList<>();
        int all = plate.units().size();
        int active = plate.active();
        double beta = objective.stream()
                .filter(Term.Kl.class::isInstance)
                .mapToDouble(Term::weight)
                .findFirst()
                .orElse(1);
        if (active == 0 && plate.gaussian()) {
            add(
                    findings,
                    "train with --set beta=" + beta / 4,
                    "no number of the code says anything about the images: posterior collapse at beta=%s",
                    beta);
        } else if (active < all) {
            add(
                    findings,
                    "train with --set latent=" + Math.max(1, active),
                    "%d of %d numbers of the code are dead: they do not vary with the images",
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
                    "%d of %d active numbers say what another one says; %d and %d correlate by %.3f",
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
                    "%.0f %% of the prior's draws lie in holes, far from the code of every image, where 5 %% are usual",
                    100 * plate.holes());
        }
        if (plate.error().isPresent() && plate.otherError().isPresent()) {
            double ratio = plate.otherError().getAsDouble() / plate.error().getAsDouble();
            if (ratio > GAP) {
                add(
                        findings,
                        "train with --set weight-decay=0.05",
                        "the error on other images is %.2f times that on those that it learned from",
                        ratio);
            }
        }
        return findings;
    }

    private static void add(List<Finding> findings, String advice, String text, Object... arguments) {
        findings.add(new Finding(String.format(Locale.ROOT, text, arguments), advice));
    }
}
