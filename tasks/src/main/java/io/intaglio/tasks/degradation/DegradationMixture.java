package io.intaglio.tasks.degradation;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.Degradation.Degraded;
import io.intaglio.spi.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of degradations with weights. Each image gets a random one. The text form is a list of {@code
 * NAME[:WEIGHT][,KEY=VALUE...]}, separated by commas, as in {@code jpeg:2,quality=10..40,blur,sigma=1..3}. An item that
 * begins with a number continues the list of numbers before it.
 *
 * @param parts the degradations. Either all or none have masks, and all results have the same number of channels. If
 *     there are none, images do not change
 * @since 0.1
 */
public record DegradationMixture(List<Part> parts) {

    /** Largest length of a text, because the text of an untrusted plate can have any length. */
    private static final int LONGEST = 4096;

    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[.]?[0-9]");

    /**
     * One degradation of several.
     *
     * @param degradation the degradation with its settings
     * @param weight relative frequency of the degradation, above 0
     */
    public record Part(Degradation degradation, double weight) {

        public Part {
            if (!(weight > 0 && weight <= 1e6)) {
                throw new InvalidInputException(
                        "a weight is a number above 0, as in " + degradation.name() + ":0.5, not " + weight);
            }
        }
    }

    /**
     * Creates a mixture.
     *
     * @throws InvalidInputException if only some have masks, or if their results have different numbers of channels
     */
    public DegradationMixture {
        parts = List.copyOf(parts);
        Map<Boolean, List<String>> byMask = names(parts, Degradation::masks);
        if (byMask.size() > 1) {
            throw new InvalidInputException("a mask says which pixels " + byMask.get(true)
                    + " leaves as they are, and " + byMask.get(false)
                    + " changes all of them; one plate cannot learn both, train two");
        }
        Map<Integer, List<String>> byChannels = names(parts, degradation -> degradation.channels(3));
        if (byChannels.size() > 1) {
            throw new InvalidInputException("of colour " + byChannels.get(1) + " makes gray, and " + byChannels.get(3)
                    + " does not; one plate cannot learn both, train two");
        }
    }

    private static <K> Map<K, List<String>> names(List<Part> parts, Function<Degradation, K> by) {
        return parts.stream()
                .map(Part::degradation)
                .collect(Collectors.groupingBy(by, Collectors.mapping(Degradation::name, Collectors.toList())));
    }

    /** Returns a mixture with equal weights. If there are no degradations, images do not change. */
    public static DegradationMixture of(List<? extends Degradation> degradations) {
        return new DegradationMixture(
                degradations.stream().map(each -> new Part(each, 1)).toList());
    }

    /**
     * Returns the mixture of a text.
     *
     * @param setting name of the setting with this text, for messages
     * @param text the text form of a mixture
     * @param known the available degradations
     * @throws InvalidInputException if a part is invalid; the message names the part and the reason
     */
    public static DegradationMixture parse(String setting, String text, Providers<Degradation> known) {
        try {
            return new DegradationMixture(parts(text, known));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(setting + ": " + e.getMessage(), e);
        }
    }

    private static List<Part> parts(String text, Providers<Degradation> known) {
        if (text.length() > LONGEST) {
            throw new InvalidInputException(
                    "a mixture is told in " + LONGEST + " characters at most, not in " + text.length());
        }
        List<Part> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (part.size() > 1 && NUMBER.matcher(item).lookingAt()) {
                part.add(part.remove(part.size() - 1) + "," + item.strip());
                continue;
            }
            if (!item.contains("=") && !part.isEmpty()) {
                parts.add(part(part, known));
                part.clear();
            }
            part.add(item.strip());
        }
        parts.add(part(part, known));
        return parts;
    }

    /** @param items a name, optionally with a weight, followed by settings */
    private static Part part(List<String> items, Providers<Degradation> known) {
        String[] head = items.get(0).split(":", 2);
        Degradation degradation = known.get(head[0].strip());
        Map<String, String> settings = new TreeMap<>();
        for (String item : items.subList(1, items.size())) {
            int equals = item.indexOf('=');
            String key = item.substring(0, equals).strip();
            if (settings.put(key, item.substring(equals + 1).strip()) != null) {
                throw new InvalidInputException(degradation.name() + " sets " + key + " twice");
            }
        }
        return new Part(configured(degradation, settings), weight(head));
    }

    private static Degradation configured(Degradation degradation, Map<String, String> settings) {
        try {
            return Providers.with(degradation, Settings.of(settings));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(degradation.name() + ": " + e.getMessage(), e);
        }
    }

    private static double weight(String[] head) {
        try {
            return head.length == 1 ? 1 : Double.parseDouble(head[1].strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "a weight is a number above 0, as in " + head[0] + ":0.5, not \"" + head[1] + "\"", e);
        }
    }

    /** Returns the text form for {@link #parse}, with all settings including the defaults. */
    public String text() {
        return parts.stream().map(DegradationMixture::text).collect(Collectors.joining(","));
    }

    private static String text(Part part) {
        StringBuilder text = new StringBuilder(part.degradation().name());
        if (part.weight() != 1) {
            text.append(':').append(Range.of(part.weight()));
        }
        Providers.settings(part.degradation())
                .asMap()
                .forEach(
                        (key, value) -> text.append(',').append(key).append('=').append(value));
        return text.toString();
    }

    /** Returns whether the degradations have masks of lost pixels. */
    public boolean masks() {
        return degradations().anyMatch(Degradation::masks);
    }

    /** Returns the number of channels of a degraded image, as {@link Degradation#channels}. */
    public int channels(int clean) {
        return degradations().findFirst().map(any -> any.channels(clean)).orElse(clean);
    }

    /** Degrades an image with one of the degradations. If there are several, a random number chooses it. */
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        return at(parts.size() > 1 ? random.nextDouble() : 0)
                .map(degradation -> degradation.degrade(clean, random))
                .orElse(Degraded.whole(clean));
    }

    /**
     * Returns the degradation at a place in the sum of the weights; empty if there are no degradations.
     *
     * @param fraction the place, from 0 to below 1
     */
    public Optional<Degradation> at(double fraction) {
        double left = fraction * parts.stream().mapToDouble(Part::weight).sum();
        Optional<Degradation> chosen = Optional.empty();
        for (Part part : parts) {
            chosen = Optional.of(part.degradation());
            left -= part.weight();
            if (left < 0) {
                break;
            }
        }
        return chosen;
    }

    /**
     * Returns the lost pixels that a degraded image itself shows, if all degradations can find them. A pixel is known
     * if it is known to all of them.
     */
    public Optional<ImageBatch> known(ImageBatch degraded) {
        ImageBatch known = null;
        for (Part part : parts) {
            Optional<ImageBatch> told = part.degradation().known(degraded);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            known = known == null ? told.get() : both(known, told.get());
        }
        return Optional.ofNullable(known);
    }

    private static ImageBatch both(ImageBatch one, ImageBatch other) {
        float[] data = one.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.min(data[i], other.data()[i]);
        }
        return ImageBatch.wrap(1, one.height(), one.width(), 1, data);
    }

    /** Returns the common {@link Degradation#enlargement} of all degradations, or 0 if they differ. */
    public int enlargement() {
        return degradations()
                .map(Degradation::enlargement)
                .distinct()
                .reduce((one, other) -> 0)
                .orElse(1);
    }

    /** Returns the largest {@link Degradation#margin}. */
    public int margin() {
        return degradations().mapToInt(Degradation::margin).max().orElse(0);
    }

    /**
     * Returns what baselines and reports get to know: of a single degradation the name and the settings, of several the
     * text of all.
     *
     * @param key the key of the name or text
     */
    public Settings about(String key) {
        if (parts.size() > 1) {
            return Settings.of(key, text());
        }
        Degradation only = parts.get(0).degradation();
        return only.about().with(key, only.name());
    }

    private Stream<Degradation> degradations() {
        return parts.stream().map(Part::degradation);
    }
}
