package io.intaglio.diagnosis;

import io.intaglio.config.NameList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Chooses the facts of data that suggest another setting. */
final class DataFindings {

    private static final long FEW_IMAGES = 1000;
    private static final int UNBALANCED = 10;
    private static final int NAMED = 3;
    private static final int CROP_STEP = 16;
    private static final int LARGEST_CROP = 96;

    private final DataDiagnosis data;
    private final List<Finding> findings = new ArrayList<>();

    private DataFindings(DataDiagnosis data) {
        this.data = data;
    }

    static List<Finding> of(DataDiagnosis data) {
        DataFindings found = new DataFindings(data);
        found.images();
        found.classes();
        if (data.spectrum().total() > 0) {
            found.code();
        }
        return found.findings;
    }

    private void add(String advice, String text, Object... arguments) {
        findings.add(new Finding(String.format(Locale.ROOT, text, arguments), advice));
    }

    private void images() {
        ImageFacts facts = data.facts();
        long read = data.examined() - data.unreadable();
        if (data.unreadable() > 0) {
            add(
                    "--strict, which ends a training at the first of them",
                    "%,d of %,d images cannot be read and would be left out",
                    data.unreadable(),
                    data.examined());
        }
        if (facts.constant().size() == read) {
            add("--data with other images", "every image is of one colour, so there is nothing to learn");
        } else if (!facts.constant().isEmpty()) {
            add(
                    "move them out of the data",
                    "%,d of %,d images are of one colour: %s",
                    facts.constant().size(),
                    read,
                    NameList.of(facts.constant(), NAMED));
        }
        if (facts.disputed() > 0) {
            add("move them out of the data", "%,d images are equal to one of another class", facts.disputed());
        }
        if (facts.copies() > 0 && data.spectrum().total() > 0) {
            add(
                    "--val SOURCE with images of its own",
                    "%,d of %,d images are copies of others, so held-out images may also be training images",
                    facts.copies(),
                    read);
        }
        if (facts.sizes().size() > 1) {
            add(
                    crop(facts.sizes().keySet()),
                    "images have %,d sizes",
                    facts.sizes().size());
        }
        if (facts.colours().keySet().equals(Collections.singleton(ImageFacts.GRAY_AS_COLOUR))) {
            add(
                    "--channels 1",
                    "every image is gray, stored as colour: three times the numbers without more information");
        }
        if (data.images() < FEW_IMAGES) {
            add(
                    "--set augment=dihedral, or flip where up and down differ",
                    "%,d images are few, and a network soon overfits",
                    data.images());
        }
    }

    /** Advises the largest multiple of 16 that all images hold; a few tiny ones must not decide for all. */
    private static String crop(Collection<String> sizes) {
        int[] sides = sizes.stream()
                .mapToInt(size -> Arrays.stream(size.split("x"))
                        .mapToInt(Integer::parseInt)
                        .min()
                        .orElseThrow())
                .toArray();
        OptionalInt least =
                Arrays.stream(sides).filter(side -> side >= CROP_STEP).min();
        if (least.isEmpty()) {
            return "--crop " + Arrays.stream(sides).min().orElseThrow();
        }
        String crop = "--crop " + Math.min(LARGEST_CROP, least.getAsInt() / CROP_STEP * CROP_STEP);
        return Arrays.stream(sides).allMatch(side -> side >= CROP_STEP)
                ? crop
                : "move images of fewer than " + CROP_STEP + " pixels a side out of the data, and " + crop;
    }

    private void classes() {
        if (data.classes().isEmpty()) {
            return;
        }
        Map.Entry<String, Long> least = Collections.min(data.classes().entrySet(), Map.Entry.comparingByValue());
        Map.Entry<String, Long> most = Collections.max(data.classes().entrySet(), Map.Entry.comparingByValue());
        if (data.classes().values().stream().filter(count -> count > 0).count() < 2) {
            add(
                    "--data with images of further classes",
                    "all images are of the class %s, so no task can learn to separate classes",
                    most.getKey());
        } else if (most.getValue() > UNBALANCED * least.getValue()) {
            add(
                    "--data \"SOURCE?class=!" + least.getKey() + "\", or more images of it",
                    "classes are not balanced: %,d images of %s, %,d of %s",
                    least.getValue(),
                    least.getKey(),
                    most.getValue(),
                    most.getKey());
        }
    }

    private void code() {
        CodePlan plan = data.plan();
        int active = data.active();
        double safe = data.safeBeta();
        if (active == 0) {
            add(
                    "--set beta=" + number(safe),
                    "at beta=%s no number of the code will be active: posterior collapse, from beta=%.3g on",
                    number(plan.beta()),
                    data.spectrum().betaForNone());
        } else if (active < plan.latent() && safe > 0) {
            add(
                    "--set latent=" + active,
                    "at beta=%s about %d of %d numbers of a code will be active",
                    number(plan.beta()),
                    active,
                    plan.latent());
        } else if (active < plan.latent()) {
            add(
                    "--set latent=" + Math.max(1, active),
                    "the images vary in only %d directions, fewer than the %d numbers of the code",
                    active,
                    plan.latent());
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && value < 1e9 ? Long.toString((long) value) : Double.toString(value);
    }
}
