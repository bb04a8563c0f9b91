package io.intaglio.tasks.damage;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Damage;
import io.intaglio.spi.Damage.Damaged;
import io.intaglio.spi.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Damages of which each image gets one, by weight. As text: one after the other {@code NAME[:WEIGHT][,KEY=VALUE...]}, with commas
 * between, as in {@code jpeg:2,quality=10..40,blur,sigma=1..3}. What begins like a number goes on with the list of numbers before it.
 *
 * @param parts at least one; all have masks or none has
 */
public record Mixture(List<Part> parts) {

    /** Of a stranger's plate it may be anything. */
    private static final int LONGEST = 4096;

    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[.]?[0-9]");

    /**
     * One damage of several.
     *
     * @param damage under its settings
     * @param weight by which it is drawn, above 0
     */
    public record Part(Damage damage, double weight) {

        public Part {
            if (!(weight > 0 && weight <= 1e6)) {
                throw new InvalidInputException(
                        "damage: a weight is a number above 0, as in " + damage.name() + ":0.5, not " + weight);
            }
        }
    }

    /** @throws InvalidInputException if some have masks and others do not */
    public Mixture {
        parts = List.copyOf(parts);
        Map<Boolean, List<String>> byMask = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> part.damage().masks(),
                        Collectors.mapping(part -> part.damage().name(), Collectors.toList())));
        if (byMask.size() > 1) {
            throw new InvalidInputException("damage: a mask says which pixels " + byMask.get(true)
                    + " leaves as they are, and " + byMask.get(false)
                    + " changes all of them; one plate cannot learn both, train two");
        }
    }

    /**
     * Reads a text.
     *
     * @param known the damages at hand
     * @throws InvalidInputException saying which part is wrong, and why
     */
    public static Mixture parse(String text, Providers<Damage> known) {
        if (text.length() > LONGEST) {
            throw new InvalidInputException(
                    "damage is told in " + LONGEST + " characters at most, not in " + text.length());
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
        return new Mixture(parts);
    }

    /** @param items a name, perhaps with a weight, and settings */
    private static Part part(List<String> items, Providers<Damage> known) {
        String[] head = items.get(0).split(":", 2);
        Damage damage = known.get(head[0].strip());
        Map<String, String> settings = new TreeMap<>();
        for (String item : items.subList(1, items.size())) {
            int equals = item.indexOf('=');
            String key = item.substring(0, equals).strip();
            if (settings.put(key, item.substring(equals + 1).strip()) != null) {
                throw new InvalidInputException("damage: " + damage.name() + " sets " + key + " twice");
            }
        }
        return new Part(configured(damage, settings), weight(head));
    }

    private static Damage configured(Damage damage, Map<String, String> settings) {
        try {
            return Providers.with(damage, Settings.of(settings));
        } catch (InvalidInputException e) {
            throw new InvalidInputException("damage: " + damage.name() + ": " + e.getMessage(), e);
        }
    }

    private static double weight(String[] head) {
        try {
            return head.length == 1 ? 1 : Double.parseDouble(head[1].strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "damage: a weight is a number above 0, as in " + head[0] + ":0.5, not \"" + head[1] + "\"", e);
        }
    }

    /** What {@link #parse} reads, with every setting, the defaults included. */
    public String text() {
        return parts.stream().map(Mixture::text).collect(Collectors.joining(","));
    }

    private static String text(Part part) {
        StringBuilder text = new StringBuilder(part.damage().name());
        if (part.weight() != 1) {
            text.append(':').append(Range.of(part.weight()));
        }
        Providers.settings(part.damage())
                .asMap()
                .forEach(
                        (key, value) -> text.append(',').append(key).append('=').append(value));
        return text.toString();
    }

    /** Whether they say which pixels are lost. */
    public boolean masks() {
        return parts.get(0).damage().masks();
    }

    /** One of them, drawn by weight, done to an image; as {@link Damage#damage}. */
    public Damaged damage(ImageBatch clean, RandomGenerator random) {
        double left = parts.size() == 1
                ? 0
                : random.nextDouble() * parts.stream().mapToDouble(Part::weight).sum();
        for (Part part : parts) {
            left -= part.weight();
            if (left < 0) {
                return part.damage().damage(clean, random);
            }
        }
        return parts.get(parts.size() - 1).damage().damage(clean, random);
    }

    /** What a damaged image alone tells of the lost pixels, if all of them can tell: known is what is so to each. */
    public Optional<ImageBatch> known(ImageBatch damaged) {
        ImageBatch known = null;
        for (Part part : parts) {
            Optional<ImageBatch> told = part.damage().known(damaged);
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

    /** As {@link Damage#enlargement}: that of all of them, or 0 where they differ. */
    public int enlargement() {
        List<Integer> all = parts.stream()
                .map(part -> part.damage().enlargement())
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : 0;
    }

    /** As {@link Damage#margin}: the largest. */
    public int margin() {
        return parts.stream().mapToInt(part -> part.damage().margin()).max().orElseThrow();
    }

    /** What baselines are told: {@code damage = NAME}, of several {@code A,B}, and of a single one its settings. */
    public Settings about() {
        String names = parts.stream().map(part -> part.damage().name()).collect(Collectors.joining(","));
        return (parts.size() == 1 ? parts.get(0).damage().about() : Settings.empty()).with("damage", names);
    }
}
