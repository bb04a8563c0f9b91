package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Compared with the iteration as Jordan et al. write it, in double precision and in loops, one matrix after the other.
 */
class MuonTest {

    private static final Offset<Float> CLOSE = Offset.offset(2e-5f);
    private static final double RATE = 0.05;

    private static final WeightSpec BIAS = WeightSpec.trained("bias", List.of(3), Init.constant(0));
    private static final WeightSpec FIRST = WeightSpec.matrix("first", List.of(40, 1, 3, 3), 1, 9);

    private static final WeightSpec HUGE = WeightSpec.matrix("huge", List.of(1025, 1025), 1, 1025);

    /**
     * Two of one shape with something between, one that is tall, and two whose numbers (33 × 35) leave a gap behind.
     */
    private static final List<WeightSpec> SPECS = List.of(
            FIRST,
            BIAS,
            WeightSpec.matrix("wide", List.of(32, 33, 1, 2), 1, 66),
            WeightSpec.matrix("tall", List.of(64, 33), 1, 33),
            WeightSpec.matrix("wide-again", List.of(32, 33, 1, 2), 1, 66),
            WeightSpec.matrix("odd", List.of(33, 35), 1, 35),
            WeightSpec.matrix("odd-again", List.of(33, 35), 1, 35));

    private static final List<String> MATRICES = List.of("wide", "tall", "wide-again", "odd", "odd-again");

    private static Weights drawn(List<WeightSpec> specs, long seed) {
        Random random = new Random(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : specs) {
            float[] data = new float[Math.toIntExact(spec.size())];
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) random.nextGaussian();
            }
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return Weights.of(tensors);
    }

    private static TrainingConfig config(Settings settings) {
        return settings.with("optimizer", "muon").applyTo(new TrainingConfig());
    }

    /** Of a loss that is the weights' product with these numbers. */
    private static double step(Replica replica, UpdateRule rule, NDManager manager, int step, Weights gradient) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = PyTorch.engine().newGradientCollector()) {
            NDArray loss = scope.zeros(new Shape());
            for (String name : gradient.names()) {
                NDArray weight = replica.tensor(name);
                NDArray share = Tensors.floats(scope, gradient.get(name).data(), weight.getShape());
                loss = loss.add(share.mul(weight).sum());
            }
            collector.backward(loss);
        }
        try (NDManager scope = manager.newSubManager()) {
            double norm = rule.update(replica.trained().gradient(scope), step, RATE);
            replica.trained().clearGradients();
            return norm;
        }
    }

    /** What becomes of one matrix. */
    private static float[] expected(WeightSpec spec, Weights start, List<Weights> gradients, double decay) {
        int rows = spec.shape().get(0);
        int columns = Math.toIntExact(spec.size() / rows);
        double[][] weight = matrix(start.get(spec.name()).data(), rows, columns);
        double[][] momentum = new double[rows][columns];
        for (Weights gradient : gradients) {
            double[][] g = matrix(gradient.get(spec.name()).data(), rows, columns);
            momentum = sum(0.95, momentum, 0.05, g);
            double[][] direction = orthogonal(sum(0.95, momentum, 0.05, g));
            double size = RATE * 0.2 * Math.sqrt(Math.max(rows, columns));
            weight = sum(1 - RATE * decay, weight, -size, direction);
        }
        float[] flat = new float[rows * columns];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) weight[i / columns][i % columns];
        }
        return flat;
    }

    private static double[][] orthogonal(double[][] g) {
        if (g.length > g[0].length) {
            return transposed(orthogonal(transposed(g)));
        }
        double squares = 0;
        for (double[] row : g) {
            for (double value : row) {
                squares += value * value;
            }
        }
        double[][] x = sum(1 / Math.sqrt(squares), g, 0, g);
        for (int i = 0; i < 5; i++) {
            double[][] a = product(x, transposed(x));
            x = sum(3.4445, x, 1, product(sum(-4.7750, a, 2.0315, product(a, a)), x));
        }
        return x;
    }

    private static double[][] matrix(float[] data, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < data.length; i++) {
            matrix[i / columns][i % columns] = data[i];
        }
        return matrix;
    }

    private static double[][] transposed(double[][] a) {
        double[][] result = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }

    private static double[][] sum(double p, double[][] a, double q, double[][] b) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[i][j] = p * a[i][j] + q * b[i][j];
            }
        }
        return result;
    }

    private static void threeSteps(Settings settings, double decay) {
        Weights start = drawn(SPECS, 1);
        List<Weights> gradients = List.of(drawn(SPECS, 2), drawn(SPECS, 3), drawn(SPECS, 4));
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start, manager);
                UpdateRule muon = UpdateRule.of(config(settings), replica.trained(), null)) {
            assertThat(muon).isInstanceOf(Muon.class);
            int before = manager.getManagedArrays().size();
            for (int step = 0; step < 3; step++) {
                step(replica, muon, manager, step, gradients.get(step));
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
            for (WeightSpec spec : SPECS) {
                if (MATRICES.contains(spec.name())) {
                    assertThat(Bare.weights(replica).get(spec.name()).data())
                            .as(spec.name())
                            .containsExactly(expected(spec, start, gradients, decay), CLOSE);
                }
            }
        }
    }

    @Test
    void matricesMoveByOrthogonalDirections() {
        threeSteps(Settings.empty(), 0);
    }

    @Test
    void decayIsDecoupled() {
        threeSteps(Settings.of("weight-decay", 0.1), 0.1);
    }

    /** A length of the gradient changes nothing, so that its bound changes nothing at the first step. */
    @Test
    void theGradientsLengthDoesNotMatter() {
        Weights start = drawn(SPECS, 1);
        Weights gradient = drawn(SPECS, 2);
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start, manager);
                UpdateRule muon = UpdateRule.of(config(Settings.of("clip", 0.5)), replica.trained(), null)) {
            assertThat(step(replica, muon, manager, 0, gradient)).isGreaterThan(50);
            for (WeightSpec spec : SPECS.subList(2, SPECS.size())) {
                assertThat(Bare.weights(replica).get(spec.name()).data())
                        .containsExactly(expected(spec, start, List.of(gradient), 0), CLOSE);
            }
        }
    }

    /** A bias, and a kernel that sees a picture's one channel. */
    @Test
    void allOtherWeightsAreAdams() {
        Weights start = drawn(SPECS, 1);
        List<WeightSpec> others = List.of(FIRST, BIAS);
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start, manager);
                Replica alone = Bare.replica(others, start, manager);
                UpdateRule muon = UpdateRule.of(config(Settings.empty()), replica.trained(), null);
                UpdateRule adam = UpdateRule.of(new TrainingConfig(), alone.trained(), null)) {
            assertThat(adam).isInstanceOf(Adam.class);
            for (int step = 0; step < 3; step++) {
                step(replica, muon, manager, step, drawn(SPECS, step));
                step(alone, adam, manager, step, drawn(SPECS, step).keep(List.of("first", "bias")::contains));
            }
            for (WeightSpec spec : others) {
                assertThat(Bare.weights(replica).get(spec.name()).data())
                        .containsExactly(Bare.weights(alone).get(spec.name()).data(), CLOSE);
            }
        }
    }

    /** Whose singular values are known: they become about 1, whatever they were. */
    @Test
    void aDiagonalBecomesNearlyTheIdentity() {
        WeightSpec spec = WeightSpec.matrix("w", List.of(32, 32), 1, 32);
        float[] gradient = new float[32 * 32];
        for (int i = 0; i < 32; i++) {
            gradient[i * 33] = 0.05f * (i + 1);
        }
        Weights zeros = Weights.of(Map.of("w", Tensor.of(List.of(32, 32), new float[32 * 32])));
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(List.of(spec), zeros, manager);
                UpdateRule muon = UpdateRule.of(config(Settings.empty()), replica.trained(), null)) {
            step(replica, muon, manager, 0, Weights.of(Map.of("w", Tensor.of(List.of(32, 32), gradient))));
            float[] change = Bare.weights(replica).get("w").data();
            float size = (float) (-RATE * 0.2 * Math.sqrt(32));
            for (int i = 0; i < change.length; i++) {
                if (i % 33 == 0) {
                    assertThat(change[i] / size).isBetween(0.6f, 1.25f);
                } else {
                    assertThat(change[i]).isZero();
                }
            }
        }
    }

    /** For squares of a thousand numbers' side, not of more. */
    @Test
    void itTakesWhatIsWorthTheTime() {
        WeightSpec large = WeightSpec.matrix("large", List.of(1024, 9000), 1, 9000);
        List<WeightSpec> ordered = MuonParameters.first(List.of(FIRST, HUGE, large, BIAS));

        assertThat(ordered).containsExactly(large, FIRST, HUGE, BIAS);
        assertThat(MuonParameters.count(ordered)).isEqualTo(1);
    }

    @Test
    void whatItRemembersGoesOn() {
        Weights start = drawn(SPECS, 1);
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start, manager);
                UpdateRule muon = UpdateRule.of(config(Settings.empty()), replica.trained(), null)) {
            step(replica, muon, manager, 0, drawn(SPECS, 2));
            Weights state = muon.state();
            assertThat(state.names())
                    .containsExactlyInAnyOrder(
                            "momentum.wide",
                            "momentum.wide-again",
                            "momentum.tall",
                            "momentum.odd",
                            "momentum.odd-again",
                            "first.first",
                            "first.bias",
                            "second.first",
                            "second.bias");
            try (Replica later = Bare.replica(SPECS, Bare.weights(replica), manager);
                    UpdateRule resumed = UpdateRule.of(config(Settings.empty()), later.trained(), state)) {
                step(replica, muon, manager, 1, drawn(SPECS, 3));
                step(later, resumed, manager, 1, drawn(SPECS, 3));
                for (WeightSpec spec : SPECS) {
                    assertThat(Bare.weights(later).get(spec.name()).data())
                            .isEqualTo(Bare.weights(replica).get(spec.name()).data());
                }
            }
        }
    }

    @Test
    void aGradientThatIsNotFiniteChangesNothing() {
        Weights start = drawn(SPECS, 1);
        Weights gradient = drawn(SPECS, 2);
        gradient.get("odd").data()[5] = Float.NaN;
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start, manager);
                UpdateRule muon = UpdateRule.of(config(Settings.empty()), replica.trained(), null)) {
            assertThat(step(replica, muon, manager, 0, gradient)).isNaN();
            for (WeightSpec spec : SPECS) {
                assertThat(Bare.weights(replica).get(spec.name()).data())
                        .isEqualTo(start.get(spec.name()).data());
            }
        }
    }

    @Test
    void whatAdamRemembersOfThemIsRefused() {
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, drawn(SPECS, 1), manager);
                Adam adam = new Adam(new TrainingConfig(), replica.trained(), null)) {
            Weights state = adam.state();
            assertThatThrownBy(() -> UpdateRule.of(config(Settings.empty()), replica.trained(), state))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("the weights lack momentum.");
        }
    }
}
