package io.intaglio.tasks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.testkit.fake.FakeAutoencoder;
import io.intaglio.train.Batch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeFlowTest {

    private static final FlowNetwork VECTORS = FlowNetwork.of(new Shape.Vector(2), 3, 4, 1);

    private static final FlowNetwork ONE_CLASS = new FlowNetwork(1, 1, 1, false, 1, 1, 0);
    private static final float[] NO_SHARES = {};

    /** Weights of 0, so that the velocity is the bias of the last layer everywhere. */
    private static Weights constant(FlowNetwork network, float... velocity) {
        Architecture architecture = network.architecture();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<WeightSpec> specs = ShapePlan.smallest(architecture).weights();
        for (WeightSpec spec : specs) {
            int size = spec.shape().stream().reduce(1, (a, b) -> a * b);
            boolean last = spec.name().startsWith("decoder") && size == velocity.length;
            tensors.put(spec.name(), Tensor.of(spec.shape(), last ? velocity.clone() : new float[size]));
        }
        return Weights.of(tensors);
    }

    /** The last layer sees nothing but the first hidden number, which is 1 for the class 0 and 0 without a class. */
    private static Weights seesTheClassAlone() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : ShapePlan.smallest(ONE_CLASS.architecture()).weights()) {
            int size = spec.shape().stream().reduce(1, (a, b) -> a * b);
            float[] data = new float[size];
            if (spec.name().startsWith("encoder") && size == ONE_CLASS.inputs()) {
                data[size - 1] = 100;
            } else if (spec.name().startsWith("decoder") && spec.shape().size() == 2) {
                Arrays.fill(data, 0.01f);
            }
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return Weights.of(tensors);
    }

    private static Autoencoder anyModel() {
        Architecture any = VECTORS.architecture();
        return new FakeAutoencoder(any, constant(VECTORS, 0, 0));
    }

    private static Tensor drawn(CodeFlow flow, int count, double temperature, int height, int width) {
        int[] labels = new int[count];
        try (Autoencoder model = anyModel()) {
            return flow.distribution(model, new CodeFlow.Drawing(10, 1, temperature), height, width)
                    .draw(labels, new SplitMix64(5));
        }
    }

    @Test
    void aConstantVelocityShiftsTheNoiseByItself() {
        CodeFlow flow =
                new CodeFlow(VECTORS, NO_SHARES, new float[] {10, 20}, new float[] {2, 3}, constant(VECTORS, 0.5f, -1));

        Tensor still = drawn(flow, 3, 0, 1, 1);
        Tensor codes = drawn(flow, 4000, 1, 1, 1);

        assertThat(still.shape()).containsExactly(3, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(still.data()[2 * i]).as("10 + 2 · 0.5").isCloseTo(11, within(1e-4f));
            assertThat(still.data()[2 * i + 1]).as("20 - 3 · 1").isCloseTo(17, within(1e-4f));
        }
        CoordinateSpread spread = CoordinateSpread.of(codes);
        assertThat(spread.deviations()[0]).isCloseTo(2, within(0.1f));
        assertThat(spread.deviations()[1]).isCloseTo(3, within(0.15f));
        assertThat(spread.widest(2)).containsExactly(1, 0);
    }

    /** Codes that move as fast as they are far away grow by a factor of e; Euler's method would give 1.1 to the 10. */
    @Test
    void aChangingVelocityIsFollowedToTheSecondOrder() {
        FlowNetwork network = new FlowNetwork(1, 1, 1, false, 0, 1, 0);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : ShapePlan.smallest(network.architecture()).weights()) {
            float[] data = new float[spec.shape().stream().reduce(1, (a, b) -> a * b)];
            boolean bias = spec.shape().size() == 1;
            // Far from 0, SiLU is the identity.
            data[0] = bias ? spec.name().startsWith("encoder") ? 100 : -100 : 1;
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        float[] none = new float[1];
        float[] one = {1};

        float[] noise = drawn(new CodeFlow(network, NO_SHARES, none, one, constant(network, 0)), 20, 1, 1, 1)
                .data();
        float[] codes = drawn(new CodeFlow(network, NO_SHARES, none, one, Weights.of(tensors)), 20, 1, 1, 1)
                .data();

        for (int i = 0; i < codes.length; i++) {
            assertThat(codes[i]).isCloseTo((float) (Math.pow(1.105, 10) * noise[i]), within(2e-3f));
        }
    }

    @Test
    void mapsAreDrawnInAnySizeChannelByChannel() {
        FlowNetwork maps = FlowNetwork.of(new Shape.Map(2, 3, 3), 0, 4, 1);
        CodeFlow flow = new CodeFlow(maps, NO_SHARES, new float[] {1, 2}, new float[] {1, 1}, constant(maps, 0.5f, -1));

        Tensor codes = drawn(flow, 2, 0, 4, 5);

        assertThat(codes.shape()).containsExactly(2, 2, 4, 5);
        for (int p = 0; p < 20; p++) {
            assertThat(codes.data()[p]).isCloseTo(1.5f, within(1e-4f));
            assertThat(codes.data()[20 + p]).isCloseTo(1, within(1e-4f));
        }
    }

    @Test
    void learnsTheDirectionFromNoiseToCodes() {
        float[][] numbers = new float[50][];
        int[] labels = new int[50];
        for (int i = 0; i < 50; i++) {
            numbers[i] = new float[] {7, -7};
            labels[i] = i % 3;
        }
        Codes codes = new Codes(new Shape.Vector(2), numbers, labels);
        FlowBatches batches = new FlowBatches(VECTORS, codes, 400, 1);

        Batch batch = batches.get(3);

        int inputs = VECTORS.inputs();
        int told = 0;
        for (int i = 0; i < 400; i++) {
            double time = (batch.input().data()[i * inputs + 2] + 1) / 2;
            assertThat(time).isBetween(i / 400.0 - 1e-6, (i + 1) / 400.0 + 1e-6);
            for (int c = 0; c < 2; c++) {
                double code = c == 0 ? 7 : -7;
                double velocity = batch.target().data()[2 * i + c];
                // From the point, the rest of the line leads to the code.
                assertThat(batch.input().data()[i * inputs + c] + (1 - time) * velocity)
                        .isCloseTo(code, within(1e-4));
            }
            for (int c = 0; c < 3; c++) {
                told += Math.round(batch.input().data()[i * inputs + inputs - 3 + c]);
            }
        }
        assertThat(told).as("85 % are told their class").isBetween(310, 370);
        assertThat(batches.get(3).input().data()).isEqualTo(batch.input().data());
        assertThat(batches.get(4).input().data()).isNotEqualTo(batch.input().data());
    }

    @Test
    void aPlateKeepsIt() {
        CodeFlow flow =
                new CodeFlow(VECTORS, NO_SHARES, new float[] {10, 20}, new float[] {2, 3}, constant(VECTORS, 0.5f, -1));

        CodeFlow read = CodeFlow.of(flow.entries()).orElseThrow();

        assertThat(read.network()).isEqualTo(VECTORS);
        assertThat(drawn(read, 5, 1, 1, 1).data())
                .isEqualTo(drawn(flow, 5, 1, 1, 1).data());
        assertThat(CodeFlow.of(Map.of())).isEmpty();
    }

    @Test
    void aFlowThatCannotBeIsRefused() {
        CodeFlow flow = new CodeFlow(VECTORS, NO_SHARES, new float[2], new float[2], constant(VECTORS, 0, 0));
        Map<String, byte[]> huge = new HashMap<>(flow.entries());
        huge.put("flow.txt", "channels = 2\nhidden = 2000000000".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> other = new HashMap<>(flow.entries());
        other.put("flow.txt", "channels = 3\nhidden = 4".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CodeFlow.of(huge)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CodeFlow.of(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("standard.mean of 3 numbers");
    }

    /** With guidance 3 a code of the only class has the velocity 3, one without a class the velocity 0. */
    @Test
    void codesOfAnyClassHaveClassesAsOftenAsTheData() {
        float[] shares = {0.25f, 0.75f};
        CodeFlow flow = new CodeFlow(ONE_CLASS, shares, new float[1], new float[] {1}, seesTheClassAlone());
        CodeFlow kept = CodeFlow.of(flow.entries()).orElseThrow();
        int[] any = new int[2000];
        Arrays.fill(any, -1);

        try (Autoencoder model = anyModel()) {
            float[] codes = kept.distribution(model, new CodeFlow.Drawing(10, 3, 0), 1, 1)
                    .draw(any, new SplitMix64(5))
                    .data();

            int ofTheClass = 0;
            for (float code : codes) {
                ofTheClass += Math.round(code / 3);
            }
            assertThat(ofTheClass).as("a quarter of 2,000").isBetween(440, 560);
        }
    }

    @Test
    void aPlateWithSharesOfOtherClassesIsRefused() {
        CodeFlow flow = new CodeFlow(
                ONE_CLASS, new float[] {0.5f, 0.25f, 0.25f}, new float[1], new float[] {1}, seesTheClassAlone());

        assertThatThrownBy(() -> CodeFlow.of(flow.entries()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("class.shares of 2 numbers");
    }

    @Test
    void guidanceExaggeratesWhatTheClassChanges() {
        CodeFlow flow = new CodeFlow(ONE_CLASS, NO_SHARES, new float[1], new float[] {1}, seesTheClassAlone());

        try (Autoencoder model = anyModel()) {
            double plain = flow.distribution(model, new CodeFlow.Drawing(10, 1, 0), 1, 1)
                    .draw(new int[1], new SplitMix64(5))
                    .data()[0];
            double strong = flow.distribution(model, new CodeFlow.Drawing(10, 3, 0), 1, 1)
                    .draw(new int[1], new SplitMix64(5))
                    .data()[0];

            assertThat(plain).isCloseTo(1, within(1e-4));
            assertThat(strong).isCloseTo(3, within(1e-4));
        }
    }
}
