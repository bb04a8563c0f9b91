package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.spi.ArchitectureProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The description of a plate, as one sorted text. These keys always exist: {@code format}, {@code architecture} with
 * all its settings under {@code arch.}, {@code channels-in}, {@code channels-out}, {@code height}, {@code width},
 * {@code fingerprint}, {@code created-by}. These exist if they are known: {@code task} and {@code task.*}, {@code
 * train.*}, {@code engine.*}, {@code seed}, {@code data.name}, {@code data.count}, {@code data.digest}, {@code
 * metric.*}; {@code precision = half} if the weights are stored in 16 bits. Writing a plate adds {@code size.ENTRY} and
 * {@code sha256.ENTRY} for every other entry. Other keys are kept and ignored.
 *
 * @param settings all keys and values
 * @since 0.1
 */
public record Card(Settings settings) {

    /** The format of plates that this version writes, and the newest that it reads. */
    public static final int FORMAT = 2;

    /** The longest card, in bytes of its text. */
    public static final int SIZE_LIMIT = 1 << 20;

    private static final String PRECISION = "precision";
    private static final String HALF = "half";
    private static final String ANY = "any";
    private static final String CLASS = "class.";
    private static final String ARCHITECTURE_JAR = "provider.architecture";
    private static final String TASK_JAR = "provider.task";
    private static final String TRAINED_STEPS = "trained.steps";
    private static final String TRAINED_SECONDS = "trained.seconds";
    private static final String DATA_COUNT = "data.count";
    private static final int MOST_CLASSES = 1000;
    private static final String NAME = "[a-z][a-z0-9-]{0,63}";

    /**
     * Creates a card.
     *
     * @throws InvalidInputException if a required key is missing or a value is invalid; the message names the key
     */
    public Card {
        byte[] text = settings.toString().getBytes(StandardCharsets.UTF_8);
        if (text.length > SIZE_LIMIT) {
            throw new InvalidInputException(
                    "a card has at most " + SIZE_LIMIT + " bytes, not " + text.length + "; shorten its values");
        }
        // Values are reduced to the form that a file keeps, so that a card equals the card that is read back.
        settings = Settings.parse(new String(text, StandardCharsets.UTF_8));
        if (format(settings) > FORMAT) {
            throw new InvalidInputException("format is 1 to " + FORMAT + ", not " + format(settings));
        }
        matching(settings, "architecture", NAME, "a name in small letters, digits and hyphens");
        matching(settings, "fingerprint", "[0-9a-f]{64}", "64 hexadecimal digits");
        value(settings, "created-by");
        if (settings.get("task") != null) {
            matching(settings, "task", NAME, "a name in small letters, digits and hyphens");
        }
        precision(settings);
        spec(settings, "channels-in");
        spec(settings, "channels-out");
        seed(settings);
        count(settings, TRAINED_STEPS);
        count(settings, TRAINED_SECONDS);
        count(settings, DATA_COUNT);
        metrics(settings);
    }

    /**
     * Returns the card of an architecture that is not trained for a task.
     *
     * @param provider the provider with its settings; the card stores its name and settings
     * @param architecture the architecture that the provider created
     */
    public static Card of(ArchitectureProvider provider, Architecture architecture) {
        String version = Card.class.getPackage().getImplementationVersion();
        return new Card(Settings.from(record(provider))
                .prefixed("arch")
                .with("format", FORMAT)
                .with("architecture", provider.name())
                .with("channels-in", architecture.in().channels())
                .with("channels-out", architecture.out().channels())
                .with("height", extent(architecture.in().height()))
                .with("width", extent(architecture.in().width()))
                .with("fingerprint", architecture.fingerprint())
                .with("created-by", "Intaglio " + (version == null ? "(development)" : version)));
    }

    private static Record record(ArchitectureProvider provider) {
        if (provider instanceof Record settings) {
            return settings;
        }
        throw new InvalidInputException("the architecture \"" + provider.name() + "\" is no record, so its settings ("
                + provider.getClass().getName() + ") cannot be written down; its author must make it one");
    }

    /**
     * Returns this card with further or replaced settings. Their keys include the prefixes, for example {@code
     * train.seed}.
     */
    public Card with(Settings others) {
        return new Card(settings.with(others));
    }

    /** Returns this card for a task with its settings (all of them, including the defaults). */
    public Card trainedFor(String task, Settings taskSettings) {
        return new Card(settings.keep(key -> !key.startsWith("task."))
                .with("task", task)
                .with(taskSettings.prefixed("task")));
    }

    /** Returns this card for weights that are stored in 16 bits each. */
    Card half() {
        return with(Settings.of(PRECISION, HALF));
    }

    /** Returns this card for weights that are stored in 32 bits each. */
    Card full() {
        return new Card(settings.keep(key -> !key.equals(PRECISION)));
    }

    /** Returns the format in which the weights are stored. */
    Precision precision() {
        return precision(settings);
    }

    private static Precision precision(Settings settings) {
        if (settings.get(PRECISION) == null) {
            return Precision.F32;
        }
        matching(settings, PRECISION, HALF, "half where it is given");
        return Precision.F16;
    }

    /** Returns the number of the plate's format: 1 for plates without a {@code network.json}. */
    public int format() {
        return format(settings);
    }

    /** Returns the architecture's name. */
    public String architecture() {
        return settings.get("architecture");
    }

    /** Returns the architecture's settings, without their prefix. */
    public Settings architectureSettings() {
        return settings.under("arch");
    }

    /** Returns the specification of the network's input. */
    public ImageSpec in() {
        return spec(settings, "channels-in");
    }

    /** Returns the specification of the network's output. */
    public ImageSpec out() {
        return spec(settings, "channels-out");
    }

    /**
     * Returns the {@link Architecture#fingerprint} of the network that the weights belong to, or its {@link
     * Architecture#formatOneFingerprint} in a plate of format 1.
     */
    public String fingerprint() {
        return settings.get("fingerprint");
    }

    /** Returns the name of the task that it was trained for; empty if there is none. */
    public Optional<String> task() {
        return Optional.ofNullable(settings.get("task"));
    }

    /** Returns the task's settings, without their prefix. */
    public Settings taskSettings() {
        return settings.under("task");
    }

    /** Returns the training's settings, without their prefix. */
    public Settings trainingSettings() {
        return settings.under("train");
    }

    /** Returns the engine, backend, device and versions used in training, without the prefix. */
    public Settings engine() {
        return settings.under("engine");
    }

    /** Returns the name, count and digest of the training data, without the prefix. */
    public Settings data() {
        return settings.under("data");
    }

    /**
     * Returns the names of the classes of the training, in the order of their numbers. The list is empty if there were
     * no classes, or if they had no names.
     */
    public List<String> classes() {
        List<String> names = new ArrayList<>();
        for (String name = settings.get(CLASS + 0); name != null; name = settings.get(CLASS + names.size())) {
            names.add(name);
        }
        return names;
    }

    /** Returns this card with the names of classes. Only the first {@value #MOST_CLASSES} names are kept. */
    public Card withClasses(List<String> names) {
        Settings all = settings.keep(key -> !key.startsWith(CLASS));
        for (int i = 0; i < Math.min(MOST_CLASSES, names.size()); i++) {
            all = all.with(CLASS + i, names.get(i).replaceAll("\\p{Cntrl}", " "));
        }
        return new Card(all);
    }

    /** Returns the seed of the training; empty if it is unknown. */
    public OptionalLong seed() {
        return seed(settings);
    }

    /** Returns the number of steps of the training; empty if it is unknown. */
    public OptionalLong trainedSteps() {
        return count(settings, TRAINED_STEPS);
    }

    /** Returns how many seconds the training took; empty if it is unknown. */
    public OptionalLong trainedSeconds() {
        return count(settings, TRAINED_SECONDS);
    }

    /** Returns this card with the length of a training. */
    public Card trainedDuring(long steps, long seconds) {
        return with(Settings.of(TRAINED_STEPS, steps).with(TRAINED_SECONDS, seconds));
    }

    /** Returns the number of training examples; empty if it is unknown. */
    public OptionalLong dataCount() {
        return count(settings, DATA_COUNT);
    }

    /** Returns the title and version of the jar that contains the architecture; empty if they are unknown. */
    public Optional<String> architectureJar() {
        return Optional.ofNullable(settings.get(ARCHITECTURE_JAR));
    }

    /** Returns the title and version of the jar that contains the task; empty if they are unknown. */
    public Optional<String> taskJar() {
        return Optional.ofNullable(settings.get(TASK_JAR));
    }

    /** Returns this card with the jars of architecture and task, which may be unknown. */
    public Card withJars(Optional<String> architecture, Optional<String> task) {
        Map<String, String> jars = new LinkedHashMap<>();
        architecture.ifPresent(jar -> jars.put(ARCHITECTURE_JAR, jar));
        task.ifPresent(jar -> jars.put(TASK_JAR, jar));
        return with(Settings.of(jars));
    }

    /** Returns the measured values by name. */
    public SortedMap<String, Double> metrics() {
        return metrics(settings);
    }

    /** Returns the program that wrote the plate, and its version. */
    public String createdBy() {
        return settings.get("created-by");
    }

    /** Returns the card's text. A plate contains it in UTF-8. */
    @Override
    public String toString() {
        return settings.toString();
    }

    /** Returns the number of the format. It is read before all other values. */
    static int format(Settings settings) {
        return Integer.parseInt(matching(settings, "format", "[1-9][0-9]{0,8}", "a whole number"));
    }

    private static ImageSpec spec(Settings settings, String channels) {
        return new ImageSpec(
                Integer.parseInt(matching(settings, channels, "[1-9][0-9]{0,8}", "a whole number")),
                extent(settings, "height"),
                extent(settings, "width"));
    }

    private static int extent(Settings settings, String key) {
        String text = matching(settings, key, "any|[1-9][0-9]{0,8}", "a whole number or any");
        return text.equals(ANY) ? ImageSpec.ANY : Integer.parseInt(text);
    }

    private static String extent(int extent) {
        return extent == ImageSpec.ANY ? ANY : Integer.toString(extent);
    }

    private static OptionalLong seed(Settings settings) {
        if (settings.get("seed") == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(settings.get("seed")));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("seed is a whole number, not \"" + settings.get("seed") + "\"", e);
        }
    }

    private static OptionalLong count(Settings settings, String key) {
        return settings.get(key) == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(matching(settings, key, "[0-9]{1,18}", "a whole number")));
    }

    private static SortedMap<String, Double> metrics(Settings settings) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        settings.under("metric").asMap().forEach((key, value) -> {
            try {
                metrics.put(key, Double.valueOf(value));
            } catch (NumberFormatException e) {
                throw new InvalidInputException("metric." + key + " is a number, not \"" + value + "\"", e);
            }
        });
        return Collections.unmodifiableSortedMap(metrics);
    }

    private static String matching(Settings settings, String key, String pattern, String rule) {
        String value = value(settings, key);
        if (!value.matches(pattern)) {
            throw new InvalidInputException(key + " is " + rule + ", not \"" + Archive.printable(value) + "\"");
        }
        return value;
    }

    private static String value(Settings settings, String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new InvalidInputException("a card has the line " + key + ", and here it is missing");
        }
        return value;
    }
}
