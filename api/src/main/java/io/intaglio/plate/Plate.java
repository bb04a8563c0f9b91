package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.network.Architecture;
import io.intaglio.network.NetworkJson;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import io.intaglio.task.TaskState;
import io.intaglio.train.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A trained model: the card, the weights, the states of tasks, a preview picture and, to continue training, a
 * checkpoint. A plate is immutable; the methods {@code with...} return new plates. Its file is one archive, {@code
 * NAME.plate}.
 *
 * @since 0.1
 */
public final class Plate {

    /** The largest file of a plate, in bytes: one array, or nearly 2 GiB. */
    public static final int SIZE_LIMIT = Integer.MAX_VALUE - 8;

    private final String name;
    private final Card card;
    private final Optional<String> network;
    private final Weights weights;
    private final SortedMap<String, TaskState> states;
    private final Optional<byte[]> preview;
    private final Optional<Checkpoint> checkpoint;

    Plate(
            String name,
            Card card,
            Optional<String> network,
            Weights weights,
            SortedMap<String, TaskState> states,
            Optional<byte[]> preview,
            Optional<Checkpoint> checkpoint) {
        this.name = name;
        this.card = card;
        this.network = network;
        this.weights = weights;
        this.states = Collections.unmodifiableSortedMap(states);
        this.preview = preview;
        this.checkpoint = checkpoint;
    }

    /**
     * Returns a plate with only a card, a network and its weights.
     *
     * @param card the card of this architecture
     */
    public static Plate of(Card card, Architecture architecture, Weights weights) {
        return new Plate(
                "this plate",
                card,
                Optional.of(NetworkJson.write(architecture)),
                weights,
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Reads a file and checks all its bytes. {@link #architecture} checks whether the weights fit the network.
     *
     * @throws PlateException if the file is missing, not a plate, truncated, of a newer format or damaged, or if its
     *     weights are not finite
     * @throws IOException if reading fails
     */
    public static Plate read(Path file) throws IOException {
        return read(PlateFile.read(file), file.toString());
    }

    /**
     * Reads the bytes of a file. The plate does not share the array.
     *
     * @param name name of the file, for messages
     * @throws PlateException as for {@link #read(Path)}
     */
    public static Plate read(byte[] file, String name) {
        return PlateContents.read(file, name);
    }

    /**
     * Writes or replaces a file atomically: at any time the path has either the old file or the complete new one.
     *
     * @throws InvalidInputException if the file cannot be written there, or if the plate is larger than {@link
     *     #SIZE_LIMIT}
     * @throws IOException if writing fails; then no partial file remains
     */
    public void write(Path file) throws IOException {
        PlateFile.write(file, PlateContents.of(this));
    }

    /**
     * Checks that a plate can be written, so that a long training is not lost. It leaves no file.
     *
     * @throws InvalidInputException if the folder is missing or not writable, or if the path is a folder
     */
    public static void checkWritable(Path file) {
        AtomicFile.checkWritable(file);
    }

    /** Returns the text of the network, {@code network.json}; empty for a plate of format 1. */
    public Optional<String> network() {
        return network;
    }

    /**
     * Returns the network that the weights belong to, and checks that they fit. The provider that the card names
     * creates it with the card's settings. If this provider is not installed, or if its installed version refuses the
     * settings or creates another network, the network is created from the plate's own description. It then has no
     * objective, so it cannot be trained.
     *
     * @throws InvalidInputException if there is no such provider, and the plate does not describe its network or has
     *     layers of a plug-in; the message lists the installed providers
     * @throws PlateException if the provider refuses the settings or creates another network, and the plate does not
     *     describe its own
     */
    public Architecture architecture(Providers<ArchitectureProvider> providers) {
        return architecture(providers, UnaryOperator.identity());
    }

    /**
     * Returns the network as {@link #architecture(Providers)} does.
     *
     * @param complete adds the parts of the task that it was trained for ({@link io.intaglio.task.Task#complete})
     */
    public Architecture architecture(Providers<ArchitectureProvider> providers, UnaryOperator<Architecture> complete) {
        if (network.isPresent() && !providers.names().contains(card.architecture())) {
            return described(providers);
        }
        try {
            return made(provider(providers), complete);
        } catch (PlateException changed) {
            return own(providers).orElseThrow(() -> changed);
        }
    }

    private ArchitectureProvider provider(Providers<ArchitectureProvider> providers) {
        return providers.get(card.architecture(), card.architectureJar().orElse(null));
    }

    /** Returns the network of the plate's description, if there is one and the weights fit. */
    private Optional<Architecture> own(Providers<ArchitectureProvider> providers) {
        try {
            return network.map(text -> described(providers));
        } catch (InvalidInputException | ArithmeticException unusable) {
            return Optional.empty();
        }
    }

    private Architecture made(ArchitectureProvider provider, UnaryOperator<Architecture> complete) {
        Architecture made;
        try {
            made = complete.apply(Providers.with(provider, provider.before().with(card.architectureSettings()))
                    .create(card.in(), card.out()));
        } catch (InvalidInputException | ArithmeticException e) { // sizes whose products overflow
            throw new PlateException(
                    name + ": the architecture \"" + card.architecture() + "\" refuses the card: " + e.getMessage()
                            + "; use the version of it that made this plate (" + card.createdBy() + ")",
                    e);
        }
        check(made);
        return made;
    }

    private Architecture described(Providers<ArchitectureProvider> providers) {
        Architecture described;
        try {
            described = NetworkJson.read(network.orElseThrow());
        } catch (InvalidInputException | ArithmeticException unreadable) {
            try {
                provider(providers); // throws with a message that says what to do
            } catch (InvalidInputException missing) {
                missing.addSuppressed(unreadable);
                throw missing;
            }
            throw unreadable;
        }
        check(described);
        return described;
    }

    /**
     * Checks that the weights fit a network and are finite.
     *
     * @throws PlateException if the network's fingerprint differs from the card's (the message names both), or if a
     *     tensor has the wrong shape or numbers that are not finite
     */
    public void check(Architecture architecture) {
        String fingerprint = card.format() == 1 ? architecture.formatOneFingerprint() : architecture.fingerprint();
        if (!fingerprint.equals(card.fingerprint())) {
            throw new PlateException(name + " belongs to another network: its fingerprint is " + card.fingerprint()
                    + ", and the architecture \"" + card.architecture() + "\" makes " + fingerprint
                    + " here; use the version of it that made this plate (" + card.createdBy() + ")");
        }
        try {
            weights.check(ShapePlan.smallest(architecture).weights());
        } catch (ShapeException e) {
            throw new PlateException(name + ": the weights do not fit the network: " + e.getMessage(), e);
        }
        checkFinite(weights, name);
    }

    /** Checks that all weights are finite. Otherwise every answer would be wrong. */
    static void checkFinite(Weights weights, String what) {
        weights.notFinite().ifPresent(found -> {
            throw new PlateException(what + ": " + found
                    + ", which is no weight: the training diverged, or the file was damaged; use an earlier plate, or"
                    + " train it again with a smaller learning rate");
        });
    }

    /** Returns the card that describes the plate. */
    public Card card() {
        return card;
    }

    /** Returns the weights used for running. */
    public Weights weights() {
        return weights;
    }

    /** Returns the stored state of a task; {@link TaskState#EMPTY} if there is none. */
    public TaskState state(String task) {
        return states.getOrDefault(task, TaskState.EMPTY);
    }

    /** Returns the stored states by task, without empty ones, as an unmodifiable map. */
    public SortedMap<String, TaskState> states() {
        return states;
    }

    /** Returns a PNG file that shows what the plate does; empty if there is none. The array is shared, not copied. */
    public Optional<byte[]> preview() {
        return preview;
    }

    /** Returns the checkpoint from which training can continue; empty if there is none. */
    public Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    /** Returns this plate with another card. */
    public Plate withCard(Card other) {
        return new Plate(name, other, network, weights, states, preview, checkpoint);
    }

    /**
     * Returns this plate with a new state of a task.
     *
     * @throws InvalidInputException if the task's name does not consist of lower-case letters, digits and hyphens
     */
    public Plate withState(String task, TaskState state) {
        if (!task.matches(PlateContents.TASK)) {
            throw new InvalidInputException(
                    "a task's name is written in small letters, digits and hyphens, not \"" + task + "\"");
        }
        SortedMap<String, TaskState> all = new TreeMap<>(states);
        if (state.entries().isEmpty()) {
            all.remove(task);
        } else {
            all.put(task, state);
        }
        return new Plate(name, card, network, weights, all, preview, checkpoint);
    }

    /**
     * Returns this plate with a preview picture.
     *
     * @param png a PNG file, not copied
     */
    public Plate withPreview(byte[] png) {
        return new Plate(name, card, network, weights, states, Optional.of(png), checkpoint);
    }

    /**
     * Returns this plate with a checkpoint from which training can continue. The checkpoint's average becomes the
     * weights, in full precision.
     */
    public Plate withCheckpoint(Checkpoint from) {
        return new Plate(name, card.full(), network, from.average(), states, preview, Optional.of(from));
    }

    /** Returns this plate without the checkpoint, which only training needs. */
    public Plate withoutCheckpoint() {
        return new Plate(name, card, network, weights, states, preview, Optional.empty());
    }

    /**
     * Returns this plate in half precision and without the checkpoint. Each weight becomes the nearest number of IEEE
     * 754's binary16, which has 11 significant bits, and uses two bytes of the file instead of four.
     *
     * @throws InvalidInputException if the absolute value of a weight is too large, above 65,504
     */
    public Plate half() {
        Map<String, Tensor> rounded = new LinkedHashMap<>();
        weights.asMap().forEach((key, tensor) -> rounded.put(key, rounded(key, tensor)));
        return new Plate(name, card.half(), network, Weights.of(rounded), states, preview, Optional.empty());
    }

    private static Tensor rounded(String name, Tensor tensor) {
        float[] numbers = new float[tensor.data().length];
        for (int i = 0; i < numbers.length; i++) {
            float number = tensor.data()[i];
            numbers[i] = HalfPrecision.toFloat(HalfPrecision.of(number));
            if (Float.isInfinite(numbers[i]) && !Float.isInfinite(number)) {
                throw new InvalidInputException("the weight " + number + " in " + name
                        + " has no place in half precision, which ends at 65504; keep this plate in full precision");
            }
        }
        return Tensor.of(tensor.shape(), numbers);
    }

    /** Returns a text of the form {@code NAME: ARCHITECTURE for TASK}. */
    @Override
    public String toString() {
        return name + ": " + card.architecture()
                + card.task().map(task -> " for " + task).orElse("");
    }
}
