package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.task.Fitting;
import io.intaglio.train.TrainingConfig;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A flow from noise to codes: a small network computes the velocity of a code while the time goes from 0 to 1 (flow
 * matching, Lipman et al. 2023). It is trained on the codes of the data, which are standardized channel by channel. It
 * needs much less computation than a flow over pixels.
 *
 * <p>Each code without a class is drawn from a class, which is chosen as often as it is in the data. The network learns
 * these velocities better than those without a class, which it sees in few examples.
 *
 * @param network the network that computes the velocity
 * @param classes shares of the classes in the data, followed by the share of codes without a class; empty for a network
 *     that knows no classes, and for plates that do not store shares
 * @param means mean of each channel
 * @param deviations standard deviation of each channel
 * @param weights weights of the network
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record CodeFlow(FlowNetwork network, float[] classes, float[] means, float[] deviations, Weights weights) {

    private static final String ENTRY = "flow.safetensors";
    private static final String NETWORK = "flow.txt";
    private static final String CLASSES = "class.shares";
    private static final String MEANS = "standard.mean";
    private static final String DEVIATIONS = "standard.deviation";
    private static final int BATCH = 256;
    private static final int MAP_BATCH = 64;

    /** Number of codes that are drawn at the same time. */
    private static final int DRAWN = 256;

    /**
     * Trains a flow on codes.
     *
     * @param hidden number of channels of the hidden layers
     * @param blocks number of residual blocks
     * @param steps number of training steps
     */
    static CodeFlow train(Fitting fitting, Codes codes, int hidden, int blocks, long steps) {
        int channels = codes.shape().channels();
        float[] means = new float[channels];
        float[] deviations = new float[channels];
        Codes standardized = standardized(codes, means, deviations);
        FlowNetwork network = FlowNetwork.of(codes.shape(), codes.classes(), hidden, blocks);
        int batch = network.map() ? MAP_BATCH : BATCH;
        TrainingConfig config = Settings.parse("epochs = 0\nclip = 1\nheld-out = 0\nschedule = cosine")
                .with("steps", steps)
                .with("batch", batch)
                .applyTo(new TrainingConfig());
        try (FlowBatches batches = new FlowBatches(network, standardized, batch, 1)) {
            Weights weights = fitting.train(network.architecture(), config, batches);
            return new CodeFlow(network, shares(codes), means, deviations, weights);
        }
    }

    private static float[] shares(Codes codes) {
        if (codes.classes() == 0) {
            return new float[0];
        }
        int[] counts = new int[codes.classes() + 1];
        for (int label : codes.labels()) {
            counts[label < 0 ? codes.classes() : label]++;
        }
        float[] shares = new float[counts.length];
        for (int label = 0; label < counts.length; label++) {
            shares[label] = (float) counts[label] / codes.count();
        }
        return shares;
    }

    private static Codes standardized(Codes codes, float[] means, float[] deviations) {
        int channels = means.length;
        int positions = codes.numbers()[0].length / channels;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (float[] code : codes.numbers()) {
                for (int p = 0; p < positions; p++) {
                    double value = code[c * positions + p];
                    sum += value;
                    squares += value * value;
                }
            }
            double n = (double) positions * codes.count();
            means[c] = (float) (sum / n);
            deviations[c] = (float) Math.sqrt(Math.max(1e-12, squares / n - (sum / n) * (sum / n)));
        }
        float[][] numbers = new float[codes.count()][];
        for (int i = 0; i < numbers.length; i++) {
            float[] code = codes.numbers()[i].clone();
            for (int j = 0; j < code.length; j++) {
                code[j] = (code[j] - means[j / positions]) / deviations[j / positions];
            }
            numbers[i] = code;
        }
        return new Codes(codes.shape(), numbers, codes.labels());
    }

    /** Returns the entries for a plate. */
    Map<String, byte[]> entries() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(weights.asMap());
        if (classes.length > 0) {
            tensors.put(CLASSES, Tensor.of(List.of(classes.length), classes));
        }
        tensors.put(MEANS, Tensor.of(List.of(means.length), means));
        tensors.put(DEVIATIONS, Tensor.of(List.of(deviations.length), deviations));
        return Map.of(
                ENTRY,
                Safetensors.write(Weights.of(tensors)),
                NETWORK,
                Settings.from(network).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the flow from the result of {@link #entries}; empty if there is none. */
    static Optional<CodeFlow> of(Map<String, byte[]> entries) {
        byte[] entry = entries.get(ENTRY);
        byte[] described = entries.get(NETWORK);
        if (entry == null || described == null) {
            return Optional.empty();
        }
        FlowNetwork network = Settings.parse(new String(described, StandardCharsets.UTF_8))
                .applyTo(new FlowNetwork(1, 1, 1, false, 0, 1, 0));
        Weights all = Safetensors.read(entry, ENTRY);
        float[] classes = all.get(CLASSES) == null ? new float[0] : numbers(all, CLASSES, network.classes() + 1);
        float[] means = numbers(all, MEANS, network.channels());
        float[] deviations = numbers(all, DEVIATIONS, network.channels());
        Weights weights = all.keep(name -> !Set.of(CLASSES, MEANS, DEVIATIONS).contains(name));
        return Optional.of(new CodeFlow(network, classes, means, deviations, weights));
    }

    private static float[] numbers(Weights all, String name, int length) {
        Tensor tensor = all.get(name);
        if (tensor == null || tensor.data().length != length) {
            throw new InvalidInputException("the plate's flow has no " + name + " of " + length + " numbers");
        }
        return tensor.data();
    }

    /**
     * The parameters for drawing codes.
     *
     * @param steps number of steps of the midpoint method from noise to a code; each evaluates the network twice
     * @param guidance factor of the difference between the velocities with and without the class (classifier-free
     *     guidance); 1 for no guidance
     * @param temperature factor of the noise
     */
    record Drawing(int steps, double guidance, double temperature) {}

    /**
     * Returns the distribution of codes.
     *
     * @param model the model that made the codes
     * @param height of the codes
     * @param width of the codes
     */
    CodeDistribution distribution(Autoencoder model, Drawing drawing, int height, int width) {
        Autoencoder velocity = model.companion("flow", network.architecture(), () -> weights);
        return (labels, random) -> {
            int[] chosen = Arrays.stream(labels)
                    .map(label -> label < 0 ? anyClass(random) : label)
                    .toArray();
            float[][] codes = new float[chosen.length][];
            for (int from = 0; from < chosen.length; from += DRAWN) {
                int[] some = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + DRAWN));
                float[][] drawn = new Integration(velocity, drawing, height, width, some).run(random);
                System.arraycopy(drawn, 0, codes, from, drawn.length);
            }
            return Codes.joined(
                    network.map()
                            ? new Shape.Map(network.channels(), height, width)
                            : new Shape.Vector(network.channels()),
                    codes);
        };
    }

    /** Returns a class, as often as it is in the data, or -1 for a code without a class. */
    private int anyClass(RandomGenerator random) {
        double rest = classes.length == 0 ? 0 : random.nextDouble();
        for (int label = 0; label < classes.length - 1; label++) {
            rest -= classes[label];
            if (rest < 0) {
                return label;
            }
        }
        return -1;
    }

    /** Moves some codes from noise to their final values. */
    private final class Integration {

        private final Autoencoder velocity;
        private final Drawing drawing;
        private final int[] labels;
        private final boolean guided;
        private final ImageBatch in;
        private final int positions;

        Integration(Autoencoder velocity, Drawing drawing, int height, int width, int[] labels) {
            this.velocity = velocity;
            this.drawing = drawing;
            this.labels = labels;
            this.guided = drawing.guidance() != 1 && Arrays.stream(labels).anyMatch(label -> label >= 0);
            this.positions = height * width;
            this.in = ImageBatch.zeros(labels.length, height, width, network.inputs());
        }

        float[][] run(RandomGenerator random) {
            int inputs = network.inputs();
            int channels = network.channels();
            for (int pixel = 0; pixel < labels.length * positions; pixel++) {
                for (int c = 0; c < channels; c++) {
                    in.data()[pixel * inputs + c] = (float) (drawing.temperature() * random.nextGaussian());
                }
            }
            double length = 1.0 / drawing.steps();
            for (int step = 0; step < drawing.steps(); step++) {
                float[] start = in.data().clone();
                move(start, step * length, length / 2);
                move(start, (step + 0.5) * length, length);
            }
            float[][] codes = new float[labels.length][channels * positions];
            for (int pixel = 0; pixel < labels.length * positions; pixel++) {
                for (int c = 0; c < channels; c++) {
                    codes[pixel / positions][c * positions + pixel % positions] =
                            means[c] + deviations[c] * in.data()[pixel * inputs + c];
                }
            }
            return codes;
        }

        /** Moves the codes from a start for a length of time, by the velocity at the place where they are. */
        private void move(float[] start, double time, double length) {
            float[] told = velocity(time, true);
            float[] untold = guided ? velocity(time, false) : told;
            int inputs = network.inputs();
            int channels = network.channels();
            for (int i = 0; i < told.length; i++) {
                double speed = untold[i] + drawing.guidance() * (told[i] - untold[i]);
                int at = i / channels * inputs + i % channels;
                in.data()[at] = (float) (start[at] + length * speed);
            }
        }

        private float[] velocity(double time, boolean told) {
            for (int pixel = 0; pixel < labels.length * positions; pixel++) {
                network.tell(in.data(), pixel * network.inputs(), time, told ? labels[pixel / positions] : -1);
            }
            return velocity.apply(in, Condition.NONE).data();
        }
    }
}
