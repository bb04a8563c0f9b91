package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of each term against differences of its values. */
class GradientTest {

    static Stream<LossTerm> terms() {
        return Stream.of(
                new Comparison.Mse(1),
                new Comparison.L1(1),
                new Comparison.Charbonnier(1, 0.1),
                new Comparison.Bce(1),
                new Comparison.Ssim(1),
                new Comparison.CalibratedMse(1),
                new LossTerm.Kl(0.5, 0, 0),
                new LossTerm.Kl(0.5, 0.1, 3),
                new LossTerm.LatentL1(0.5),
                new LossTerm.Contractive(0.5, 0.1),
                new LossTerm.DecayL1(0.01),
                new LossTerm.DecayL2(0.01));
    }

    private static Architecture with(LossTerm term) {
        ImageSpec gray = ImageSpec.anySize(1);
        boolean gaussian = term instanceof LossTerm.Kl;
        // Absolute values of codes of both signs have corners, where differences are no derivatives.
        Activate.Function squash =
                term instanceof LossTerm.LatentL1 ? Activate.Function.SIGMOID : Activate.Function.TANH;
        return new Architecture(
                gray,
                gray,
                Network.of(new PixelShuffle(-2), Conv.same(2, 3), new Norm(Norm.Mode.GROUP, 2), new Activate(squash)),
                gaussian ? new Latent.Gaussian(0) : new Latent.Point(0),
                Network.of(Conv.same(4, 1), new PixelShuffle(2), new Activate(Activate.Function.SIGMOID)),
                term.compares() ? List.of(term) : List.of(new Comparison.Mse(1), term));
    }

    private static ImageBatch random(Random random) {
        ImageBatch images = ImageBatch.zeros(2, 12, 14, 1);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = random.nextFloat();
        }
        return images;
    }

    @ParameterizedTest
    @MethodSource("terms")
    void isThatOfTheDifferences(LossTerm term) {
        // The absolute error bends where it changes its sign: there a long step is no derivative.
        isThatOfTheDifferences(with(term), term instanceof Comparison.L1 ? 5e-4f : 2e-3f);
    }

    @Test
    void soItIsWherePixelsAreRepeatedAndConvolved() {
        ImageSpec gray = ImageSpec.anySize(1);
        isThatOfTheDifferences(
                new Architecture(
                        gray,
                        gray,
                        Network.of(new PixelShuffle(-2), Conv.same(3, 3), new Activate(Activate.Function.TANH)),
                        new Latent.Point(0),
                        Network.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(1, 3)),
                        List.of(new Comparison.Mse(1))),
                2e-3f);
    }

    /** With weights, unless the term cannot heed them. */
    private static Batch batch(Random random, LossTerm term) {
        ImageBatch input = random(random);
        ImageBatch target = random(random);
        Optional<ImageBatch> weight = term instanceof Comparison.Ssim ? Optional.empty() : Optional.of(random(random));
        return new Batch(input, target, weight, List.of());
    }

    private static void isThatOfTheDifferences(Architecture architecture, float step) {
        isThatOfTheDifferences(
                architecture, Weights.initial(ShapePlan.smallest(architecture).weights(), 5), step);
    }

    /**
     * Looks whether gradients are so large that a comparison says something, and whether the garbage collector leaves
     * them alone.
     */
    static void everyWeightMatters(Architecture architecture, Weights weights) {
        Batch batch = batch(new Random(3), architecture.objective().get(0));
        try (LossBench bench = new LossBench(architecture)) {
            Map<String, Tensor> expected = bench.at(weights, batch, 0).gradient();
            Map<String, Tensor> gradient =
                    bench.at(weights, batch, 0, GradientTest::collectGarbage).gradient();
            expected.forEach((name, tensor) -> {
                double sum = 0;
                for (float number : tensor.data()) {
                    sum += Math.abs(number);
                }
                assertThat(sum).as(name).isGreaterThan(0.1);
                assertThat(gradient.get(name).data()).as(name).isEqualTo(tensor.data());
            });
        }
    }

    /** Compares at some weights. */
    static void isThatOfTheDifferences(Architecture architecture, Weights weights, float step) {
        Random random = new Random(3);
        Batch batch = batch(random, architecture.objective().get(0));
        try (LossBench bench = new LossBench(architecture)) {
            Map<String, Tensor> gradient = bench.at(weights, batch, 0).gradient();
            for (String name : gradient.keySet()) {
                for (int direction = 0; direction < 2; direction++) {
                    float[] way = way(random, gradient.get(name).data().length);
                    double expected = 0;
                    for (int i = 0; i < way.length; i++) {
                        expected += way[i] * gradient.get(name).data()[i];
                    }
                    double above =
                            bench.at(moved(weights, name, way, step), batch, 0).total();
                    double below =
                            bench.at(moved(weights, name, way, -step), batch, 0).total();

                    // Differences of floats are right to some 1e-4.
                    assertThat((above - below) / (2 * step))
                            .as("%s along %s", architecture.objective(), name)
                            .isCloseTo(expected, within(1e-3 + 0.02 * Math.abs(expected)));
                }
            }
        }
    }

    @Test
    void aTermThatTakesAllPixelsRefusesExamplesThatLeaveSomeOut() {
        Random random = new Random(3);
        Batch batch = new Batch(random(random), random(random), Optional.of(random(random)), List.of());
        try (LossBench bench = new LossBench(with(new Comparison.Ssim(1)))) {
            Weights weights = Weights.initial(bench.specs(), 5);

            assertThatThrownBy(() -> bench.at(weights, batch, 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("the term \"ssim\" takes all of them");
        }
    }

    /** Takes all that Java has let go, and fills memory of the size of single numbers with what is none. */
    private static void collectGarbage() {
        System.gc();
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < 2000; i++) {
            ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putFloat(Float.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void doesNotDependOnTheGarbageCollector(LossTerm term) {
        Random random = new Random(3);
        Batch batch = batch(random, term);
        try (LossBench bench = new LossBench(with(term))) {
            Weights weights = Weights.initial(bench.specs(), 5);
            Map<String, Tensor> expected = bench.at(weights, batch, 0).gradient();
            Map<String, Tensor> gradient =
                    bench.at(weights, batch, 0, GradientTest::collectGarbage).gradient();

            for (String name : expected.keySet()) {
                assertThat(gradient.get(name).data())
                        .as(name)
                        .isEqualTo(expected.get(name).data());
            }
        }
    }

    /** Each number goes up or down. */
    private static float[] way(Random random, int length) {
        float[] way = new float[length];
        for (int i = 0; i < length; i++) {
            way[i] = random.nextBoolean() ? 1 : -1;
        }
        return way;
    }

    private static Weights moved(Weights weights, String name, float[] way, float by) {
        Map<String, Tensor> all = new LinkedHashMap<>(weights.asMap());
        float[] data = all.get(name).data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += by * way[i];
        }
        all.put(name, Tensor.of(all.get(name).shape(), data));
        return Weights.of(all);
    }
}
