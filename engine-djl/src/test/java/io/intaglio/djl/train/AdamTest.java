package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Init;
import io.intaglio.network.ShapeException;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected values are those of torch.optim.AdamW and torch.nn.utils.clip_grad_norm_ 1.13. */
class AdamTest {

    private static final Offset<Float> CLOSE = Offset.offset(2e-6f);
    private static final List<WeightSpec> SPECS =
            List.of(WeightSpec.matrix("w", List.of(2, 3), 1, 3), WeightSpec.trained("b", List.of(2), Init.constant(0)));

    private static Weights of(float[] w, float[] b) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("w", Tensor.of(List.of(2, 3), w));
        tensors.put("b", Tensor.of(List.of(2), b));
        return Weights.of(tensors);
    }

    private static Weights start() {
        return of(new float[] {0.5f, -1, 2, 1.5f, 0.25f, -0.75f}, new float[] {0.1f, -0.2f});
    }

    private static TrainingConfig config(double decay, double clip) {
        return Settings.of("beta1", 0.8)
                .with("beta2", 0.9)
                .with("weight-decay", decay)
                .with("clip", clip)
                .applyTo(new TrainingConfig());
    }

    /** A loss whose gradient at step k is (k + 1) times a constant for w, and a constant over k + 1 for b. */
    private static double step(Replica replica, Adam adam, NDManager manager, int step, float scale) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = PyTorch.engine().newGradientCollector()) {
            float k = step + 1;
            NDArray w = Tensors.floats(scope, new float[] {1, -2, 0.5f, 0, 3, -1}, new Shape(2, 3));
            NDArray b = Tensors.floats(scope, new float[] {-1, 4}, new Shape(2));
            NDArray loss = w.mul(k * scale)
                    .mul(replica.tensor("w"))
                    .sum()
                    .add(b.div(k).mul(replica.tensor("b")).sum());
            collector.backward(loss);
        }
        try (NDManager scope = manager.newSubManager()) {
            double norm = adam.update(replica.trained().gradient(scope), step, 0.05);
            replica.trained().clearGradients();
            return norm;
        }
    }

    private static void steps(double decay, double clip, float[] expected, float[] firstOfW, float[] secondOfB) {
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start(), manager);
                Adam adam = new Adam(config(decay, clip), replica.trained(), null)) {
            int before = manager.getManagedArrays().size();
            for (int step = 0; step < 3; step++) {
                step(replica, adam, manager, step, 1);
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
            Weights after = Bare.weights(replica);
            assertThat(after.get("w").data()).containsExactly(Arrays.copyOf(expected, 6), CLOSE);
            assertThat(after.get("b").data()).containsExactly(Arrays.copyOfRange(expected, 6, 8), CLOSE);
            assertThat(adam.state().get("first.w").data()).containsExactly(firstOfW, CLOSE);
            assertThat(adam.state().get("second.b").data()).containsExactly(secondOfB, CLOSE);
        }
    }

    @Test
    void plain() {
        steps(
                0,
                0,
                new float[] {0.3532973f, -0.8532973f, 1.8532974f, 1.5f, 0.1032973f, -0.6032973f, 0.2396902f, -0.3396901f
                },
                new float[] {1.048f, -2.096f, 0.524f, 0, 3.144f, -1.048f},
                new float[] {0.1146111f, 1.8337777f});
    }

    /** w has three inputs a unit; b is a bias. */
    @Test
    void unitsWithMoreInputsThanThatLearnInProportionMoreSlowly() {
        TrainingConfig config = Settings.from(config(0, 0)).with("fan-in", 2).applyTo(new TrainingConfig());
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start(), manager);
                Adam adam = new Adam(config, replica.trained(), null)) {
            step(replica, adam, manager, 0, 1);
            Weights after = Bare.weights(replica);
            float w = 0.05f * 2 / 3; // a first step is as long as the rate
            assertThat(after.get("w").data())
                    .containsExactly(new float[] {0.5f - w, -1 + w, 2 - w, 1.5f, 0.25f - w, -0.75f + w}, CLOSE);
            assertThat(after.get("b").data()).containsExactly(new float[] {0.105f, -0.205f}, CLOSE);
        }
    }

    @Test
    void aWeightAtARateOfItsOwn() {
        List<WeightSpec> specs = List.of(SPECS.get(0), SPECS.get(1).rate(10));
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(specs, start(), manager);
                Adam adam = new Adam(config(0, 0), replica.trained(), null)) {
            step(replica, adam, manager, 0, 1);
            Weights after = Bare.weights(replica);
            assertThat(after.get("w").data())
                    .containsExactly(new float[] {0.45f, -0.95f, 1.95f, 1.5f, 0.2f, -0.7f}, CLOSE);
            assertThat(after.get("b").data()).containsExactly(new float[] {0.6f, -0.7f}, CLOSE);
        }
    }

    /** However many that are: nothing overflows. */
    @Test
    void unitsWithFewerInputsLearnAtTheWholeRate() {
        TrainingConfig config =
                Settings.from(config(0, 0)).with("fan-in", Integer.MAX_VALUE).applyTo(new TrainingConfig());
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start(), manager);
                Adam adam = new Adam(config, replica.trained(), null)) {
            step(replica, adam, manager, 0, 1);
            Weights after = Bare.weights(replica);
            assertThat(after.get("w").data())
                    .containsExactly(new float[] {0.45f, -0.95f, 1.95f, 1.5f, 0.2f, -0.7f}, CLOSE);
        }
    }

    @Test
    void withDecoupledDecayThatSparesBiases() {
        steps(
                0.1,
                0,
                new float[] {
                    0.3465756f, -0.8391131f, 1.8241881f, 1.4776124f, 0.1003069f, -0.5928444f, 0.2396902f, -0.3396901f
                },
                new float[] {1.048f, -2.096f, 0.524f, 0, 3.144f, -1.048f},
                new float[] {0.1146111f, 1.8337777f});
    }

    @Test
    void clippedByTheGlobalNorm() {
        steps(
                0.1,
                1.5,
                new float[] {
                    0.3434193f, -0.8359568f, 1.8210318f, 1.4776124f, 0.0971506f, -0.5896881f, 0.2310775f, -0.3310775f
                },
                new float[] {0.1695307f, -0.3390614f, 0.0847654f, 0, 0.5085921f, -0.1695307f},
                new float[] {0.0066067f, 0.1057072f});
    }

    @Test
    void aGradientThatIsNotFiniteChangesNothing() {
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start(), manager);
                Adam adam = new Adam(config(0.1, 1), replica.trained(), null)) {
            assertThat(step(replica, adam, manager, 0, Float.POSITIVE_INFINITY)).isNaN();
            assertThat(replica.trained()
                            .split(replica.trained().flat())
                            .get("w")
                            .data())
                    .isEqualTo(start().get("w").data());
        }
    }

    @Test
    void momentsOfOtherWeightsAreRefused() {
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start(), manager)) {
            assertThatThrownBy(() -> new Adam(config(0, 0), replica.trained(), start()))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("the weights lack first.w [2, 3]");
        }
    }

    @Test
    void theAverageFollowsSlowlyOnceItIsWarm() {
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start(), manager);
                Parameters parameters = new Parameters(SPECS, replica, of(new float[6], new float[2]))) {
            parameters.average(0, 0.999);
            // The first step keeps (1 + 0)/(10 + 0) of the old average: 0.9 of 2.
            assertThat(parameters.averagedCopy().get("w").data()[2]).isCloseTo(1.8f, within(1e-6f));
            parameters.average(1_000_000, 0.75);
            assertThat(parameters.averagedCopy().get("w").data()[2]).isCloseTo(0.75f * 1.8f + 0.25f * 2, within(1e-6f));
            parameters.average(5, 0);
            assertThat(parameters.averagedCopy().get("w").data())
                    .isEqualTo(start().get("w").data());
        }
    }
}
