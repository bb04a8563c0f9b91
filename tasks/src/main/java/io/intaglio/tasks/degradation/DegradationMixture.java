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
 * Degradations of which each image gets one, by weight. As text: one after the other
 * {@code NAME[:WEIGHT][,KEY=VALUE...]}, with commas between, as in {@code jpeg:2,quality=10..40,blur,sigma=1..3}. What
 * begins like a number goes on with the list of numbers before it.
 *
 * @param parts all have masks or none has, and all give as many channels; where there are none, an image stays as it is
 * @since 0.1
 */
public record DegradationMixture(List<Part> parts) {

    /** Of a stranger's plate it may be anything. */
    private static final int LONGEST = 4096;

    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[.]?[0-9]");

    /**
     * One degradation of several.
     *
     * @param degradation under its settings
     * @param weight by which it is drawn, above 0
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
     * Checks the parts.
     *
     * @throws InvalidInputException if some have masks and others do not, or change the number of channels
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

    /** Returns a mixture of equal weights; of none, images stay as they are. */
    public static DegradationMixture of(List<? extends Degradation> degradations) {
        return new DegradationMixture(
                degradations.stream().map(each -> new Part(each, 1)).toList());
    }

    /**
     * Reads a text.
     *
     * @param setting whose value it is, for messages
     * @param known the degradations at hand
     * @throws InvalidInputException saying which part is wrong, and why
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

    /** @param items a name, perhaps with a weight, and settings */
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

    /** Returns what {@link #parse} reads, with every setting, the defaults included. */
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

    /** Returns whether they say which pixels are lost. */
    public boolean masks() {
        return degradations().anyMatch(Degradation::masks);
    }

    /** Returns how many channels a degraded image has, as {@link Degradation#channels}. */
    public int channels(int clean) {
        return degradations().findFirst().map(any -> any.channels(clean)).orElse(clean);
    }

    /** Degrades an image by one of them, for which a number is drawn where there are several. */
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        return at(parts.size() > 1 ? random.nextDouble() : 0)
                .map(degradation -> degradation.degrade(clean, random))
                .orElse(Degraded.whole(clean));
    }

    /**
     * Returns the degradation at a place of the weights' sum; none where there are none.
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
     * Returns what a degraded image alone tells of the lost pixels, if all of them can tell: known is what is so to
     * each.
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

    /** Returns that of all of them, as {@link Degradation#enlargement}, or 0 where they differ. */
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
     * Returns what baselines are told: the names, with commas between, and of a single one its settings.
     *
     * @param key of the names
     */
    public Settings about(String key) {
        String names = degradations().map(Degradation::name).collect(Collectors.joining(","));
        return (parts.size() == 1 ? parts.get(0).degradation().about() : Settings.empty()).with(key, names);
    }

    private Stream<Degradation> degradations() {
        return parts.stream().map(Part::degradation);
    }
}
