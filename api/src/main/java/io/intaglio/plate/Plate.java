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
 * checkpoint. Immutable; {@code with...} gives another. As a file it is one archive, {@code NAME.plate}.
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
     * Returns a plate with nothing but a card, a network and its weights.
     *
     * @param card of this architecture
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
     * Reads a file and checks every byte of it; whether the weights fit a network says {@link #architecture}.
     *
     * @throws PlateException if it is missing, not a plate, truncated, of a newer format or damaged, or holds weights
     *     that are not finite
     * @throws IOException if reading fails
     */
    public static Plate read(Path file) throws IOException {
        return read(PlateFile.read(file), file.toString());
    }

    /**
     * Reads the bytes of a file. The plate shares none of them.
     *
     * @param name of the file, for messages
     * @throws PlateException as for {@link #read(Path)}
     */
    public static Plate read(byte[] file, String name) {
        return PlateContents.read(file, name);
    }

    /**
     * Writes or replaces a file atomically: the path always holds either the old file or the complete new one.
     *
     * @throws InvalidInputException if nothing can be written there, or the plate is larger than {@link #SIZE_LIMIT}
     * @throws IOException if writing fails; nothing is left behind
     */
    public void write(Path file) throws IOException {
        PlateFile.write(file, PlateContents.of(this));
    }

    /**
     * Checks that a plate can be written, before a long training is lost. Leaves nothing behind.
     *
     * @throws InvalidInputException if not: the folder is missing or cannot be written to, or a folder has that name
     */
    public static void checkWritable(Path file) {
        AtomicFile.checkWritable(file);
    }

    /** Returns the text of the network, {@code network.json}; a plate of format 1 has none. */
    public Optional<String> network() {
        return network;
    }

    /**
     * Returns the network that the weights belong to, checked. The provider that the card names makes it under the
     * card's settings; where that is not at hand, the plate's own description of the network serves, and the network
     * has no objective.
     *
     * @throws InvalidInputException if there is no such provider, and the plate does not describe its network or has
     *     layers of a plug-in; the message lists the providers that there are
     * @throws PlateException if the provider refuses the settings or makes another network
     */
    public Architecture architecture(Providers<ArchitectureProvider> providers) {
        return architecture(providers, UnaryOperator.identity());
    }

    /**
     * Returns the network as {@link #architecture(Providers)} does.
     *
     * @param complete adds what the task that it was trained for adds ({@link io.intaglio.task.Task#complete})
     */
    public Architecture architecture(Providers<ArchitectureProvider> providers, UnaryOperator<Architecture> complete) {
        if (network.isPresent() && !providers.names().contains(card.architecture())) {
            return described(providers);
        }
        ArchitectureProvider provider = providers.get(card.architecture());
        Architecture made;
        try {
            made = complete.apply(
                    Providers.with(provider, card.architectureSettings()).create(card.in(), card.out()));
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
                providers.get(card.architecture()); // its message says what to do
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
     * Checks that the weights are those of a network, and finite.
     *
     * @throws PlateException if its fingerprint is not the card's (the message names both), or a tensor does not fit or
     *     holds numbers that are not finite
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

    /** With such weights every answer would be wrong. */
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

    /** Returns the stored states by task, without empty ones. Unmodifiable. */
    public SortedMap<String, TaskState> states() {
        return states;
    }

    /** Returns a PNG that shows what the plate does. The array is shared, not copied. */
    public Optional<byte[]> preview() {
        return preview;
    }

    /** Returns the checkpoint from which training can continue. */
    public Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    /** The same with another card. */
    public Plate withCard(Card other) {
        return new Plate(name, other, network, weights, states, preview, checkpoint);
    }

    /**
     * Returns this plate with a new state of a task.
     *
     * @throws InvalidInputException if the task's name is not written in small letters, digits and hyphens
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
     * The same with a picture.
     *
     * @param png a PNG file, not copied
     */
    public Plate withPreview(byte[] png) {
        return new Plate(name, card, network, weights, states, Optional.of(png), checkpoint);
    }

    /**
     * Returns this plate with a checkpoint from which training can continue; its average becomes the weights, in full
     * precision.
     */
    public Plate withCheckpoint(Checkpoint from) {
        return new Plate(name, card.full(), network, from.average(), states, preview, Optional.of(from));
    }

    /** The same without what only training needs. */
    public Plate withoutCheckpoint() {
        return new Plate(name, card, network, weights, states, preview, Optional.empty());
    }

    /**
     * The same in half precision, without what only training needs: every weight becomes the nearest number of IEEE
     * 754's binary16, which has 11 significant bits, and takes two bytes of the file in place of four.
     *
     * @throws InvalidInputException if a weight is too large for that, beyond 65,504
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
            numbers[i] = Half.toFloat(Half.of(number));
            if (Float.isInfinite(numbers[i]) && !Float.isInfinite(number)) {
                throw new InvalidInputException("the weight " + number + " in " + name
                        + " has no place in half precision, which ends at 65504; keep this plate in full precision");
            }
        }
        return Tensor.of(tensor.shape(), numbers);
    }

    /** Returns {@code NAME: ARCHITECTURE for TASK}. */
    @Override
    public String toString() {
        return name + ": " + card.architecture()
                + card.task().map(task -> " for " + task).orElse("");
    }
}
