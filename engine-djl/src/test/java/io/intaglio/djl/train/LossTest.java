package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Dense;
import io.intaglio.network.Dropout;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Terms on the latent and on the weights, of dense networks over images of two pixels. */
class LossTest {

    private static final float[] W = {1, -2, 0.5f, 3};

    private static final float STEP = 0.01f;

    private static Architecture dense(Latent latent, int encoded, List<Layer> before, LossTerm term) {
        ImageSpec two = new ImageSpec(1, 1, 2);
        List<Layer> encoder = new ArrayList<>(List.of(new Reshape(new Shape.Vector(2))));
        encoder.addAll(before);
        encoder.add(Dense.linear(encoded));
        return new Architecture(
                two,
                two,
                new Network(encoder),
                latent,
                Network.of(Dense.linear(2), new Reshape(new Shape.Map(1, 1, 2))),
                List.of(new Comparison.Mse(1), term));
    }

    /** The encoder's dense layer as given, the decoder's weights zero. */
    private static Weights weights(LossBench bench, int layer, float[] weight, float... bias) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (WeightSpec spec : bench.specs()) {
            float[] data = new float[(int) spec.size()];
            if (spec.init().bound() == 0) {
                Arrays.fill(data, (float) spec.init().value());
            }
            all.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        all.put("encoder." + layer + ".weight", Tensor.of(List.of(bias.length, 2), weight));
        all.put("encoder." + layer + ".bias", Tensor.of(List.of(bias.length), bias));
        return Weights.of(all);
    }

    private static Batch batch(int count) {
        ImageBatch images = ImageBatch.zeros(count, 1, 2, 1);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = i % 7 / 7f;
        }
        return new Batch(images, images, Optional.empty(), List.of());
    }

    private static LossBench.Gradients gaussian(LossTerm term, long step) {
        try (LossBench bench = new LossBench(dense(new Latent.Gaussian(0), 4, List.of(), term))) {
            Weights weights = weights(bench, 1, new float[8], 1, -2, 0, (float) Math.log(4));
            return bench.at(weights, batch(3), step);
        }
    }

    @Test
    void theDivergenceIsThatOfTheFormula() {
        // (1 + 1 - 0 - 1)/2 and (4 + 4 - ln 4 - 1)/2, over the image's two numbers.
        double expected = (0.5 + (7 - Math.log(4)) / 2) / 2;

        LossBench.Gradients look = gaussian(new LossTerm.Kl(2, 0, 0), 0);

        assertThat(look.terms().get("kl")).isCloseTo(expected, within(1e-6));
        assertThat(look.total() - look.terms().get("mse")).isCloseTo(2 * expected, within(1e-5));
    }

    @Test
    void freeBitsAreTheLeastThatANumberCosts() {
        assertThat(gaussian(new LossTerm.Kl(1, 1, 0), 0).terms().get("kl"))
                .isCloseTo((1 + (7 - Math.log(4)) / 2) / 2, within(1e-6));
    }

    @Test
    void theDivergencesWeightGrowsFromNothing() {
        for (int step = 0; step < 6; step++) {
            LossBench.Gradients look = gaussian(new LossTerm.Kl(2, 0, 3), step);
            double factor = Math.min(1, (step + 1) / 4.0) * 2;

            assertThat(look.total() - look.terms().get("mse"))
                    .isCloseTo(factor * look.terms().get("kl"), within(1e-5));
        }
    }

    /**
     * The network says x ~ N(z, 1/2) for z ~ N(0, 1) of both numbers, and knows the true posterior N(2x/3, 1/3): every
     * weight is p(x) = N(x; 0, 3/2), but for the constant (2π · 1/2)^(-1/2) of each number.
     */
    @Test
    void ofTheTruePosteriorTheImportanceWeightedBoundIsTheLikelihood() {
        for (int samples : new int[] {1, 4}) {
            ImageSpec two = new ImageSpec(1, 1, 2);
            Architecture architecture = new Architecture(
                    two,
                    two,
                    Network.of(new Reshape(new Shape.Vector(2)), Dense.linear(4)),
                    new Latent.Gaussian(0),
                    Network.of(new Reshape(new Shape.Map(1, 1, 2))),
                    List.of(new Comparison.ImportanceWeighted(new Comparison.Mse(1), samples, 1, 0)));
            try (LossBench bench = new LossBench(architecture)) {
                float third = (float) -Math.log(3);
                Weights weights = Weights.of(Map.of(
                        "encoder.1.weight",
                        Tensor.of(List.of(4, 2), new float[] {2 / 3f, 0, 0, 2 / 3f, 0, 0, 0, 0}),
                        "encoder.1.bias",
                        Tensor.of(List.of(4), new float[] {0, 0, third, third})));
                Batch batch = batch(3);
                double expected = 0;
                for (float x : batch.input().data()) {
                    expected += 0.5 * (Math.log(2 * Math.PI * 1.5) + x * x / 1.5 - Math.log(Math.PI)) / 6;
                }

                assertThat(bench.at(weights, batch, 0).terms().get("importance-weighted"))
                        .isCloseTo(expected, within(1e-5));
            }
        }
    }

    /** KL(N(1.5, 1) || N(0.5, 2)) = (ln 2 + (1 + 1) / 2 - 1) / 2. */
    private static double stochastic(double freeBits) {
        ImageSpec two = new ImageSpec(1, 1, 2);
        Architecture architecture = new Architecture(
                two,
                two,
                Network.of(new Reshape(new Shape.Vector(2)), Dense.linear(2)),
                new Latent.Gaussian(0),
                Network.of(
                        Dense.linear(3),
                        new Stochastic(1, List.of(Dense.linear(2))),
                        Dense.linear(2),
                        new Reshape(new Shape.Map(1, 1, 2))),
                List.of(new Comparison.Mse(1), new LossTerm.Kl(1, freeBits, 0)));
        try (LossBench bench = new LossBench(architecture)) {
            Map<String, Tensor> all = new LinkedHashMap<>();
            for (WeightSpec spec : bench.specs()) {
                all.put(spec.name(), Tensor.of(spec.shape(), new float[(int) spec.size()]));
            }
            all.put("decoder.0.bias", Tensor.of(List.of(3), new float[] {0.5f, (float) Math.log(2), 7}));
            all.put("decoder.1.0.bias", Tensor.of(List.of(2), new float[] {1, (float) -Math.log(2)}));
            return bench.at(Weights.of(all), batch(3), 0).terms().get("kl");
        }
    }

    @Test
    void theDivergenceOfAStochasticLayerIsThatFromItsPrior() {
        assertThat(stochastic(0)).isCloseTo(0.5 * Math.log(2) / 2, within(1e-6));
    }

    @Test
    void freeBitsAreTheLeastThatAStochasticLayerCosts() {
        assertThat(stochastic(0.4)).isCloseTo((0.4 + 0.4) / 2, within(1e-6));
    }

    /** So wide a distribution is flat over a bin: a number costs the logarithm of its density, 1 / 4s. */
    private static double rate(int modes, Map<String, float[]> prior) {
        try (LossBench bench = new LossBench(dense(new Latent.Quantized(modes), 2, List.of(), new LossTerm.Rate(1)))) {
            Map<String, Tensor> all = new LinkedHashMap<>();
            weights(bench, 1, new float[4], 0, 0).asMap().forEach(all::put);
            float[] scales = new float[2 * modes];
            Arrays.fill(scales, (float) Math.log(100));
            all.put("latent.scale", Tensor.of(List.of(modes, 2), scales));
            prior.forEach((name, data) -> all.put(name, Tensor.of(all.get(name).shape(), data)));
            return bench.at(Weights.of(all), batch(3), 0).terms().get("rate");
        }
    }

    @Test
    void theRateIsInBitsForEachNumberOfTheOutput() {
        assertThat(rate(1, Map.of())).isCloseTo(Math.log(400) / Math.log(2), within(1e-4));
    }

    @Test
    void aCodeOfOneModePaysForItsChoice() {
        Map<String, float[]> prior = Map.of(
                "latent.share", new float[] {1, 1 + (float) Math.log(3)},
                "latent.mean", new float[] {0, 0, 1e5f, 1e5f});

        assertThat(rate(2, prior)).isCloseTo(Math.log(400) / Math.log(2) + 1, within(1e-4));
    }

    /** The decoder's weights are zero: what is rounded has no part in it. */
    @Test
    void theGradientOfTheRateIsThatOfTheDifferences() {
        try (LossBench bench = new LossBench(dense(new Latent.Quantized(2), 2, List.of(), new LossTerm.Rate(1)))) {
            Map<String, Tensor> all =
                    new LinkedHashMap<>(weights(bench, 1, W, 1, -2).asMap());
            all.put("latent.share", Tensor.of(List.of(2), new float[] {0.3f, -0.2f}));
            all.put("latent.mean", Tensor.of(List.of(2, 2), new float[] {0.5f, -1, 2, 0.1f}));
            all.put("latent.scale", Tensor.of(List.of(2, 2), new float[] {0.2f, -0.3f, 0.5f, 0}));
            Map<String, Tensor> gradients =
                    bench.at(Weights.of(all), batch(3), 0).gradient();
            for (String name :
                    List.of("encoder.1.weight", "encoder.1.bias", "latent.share", "latent.mean", "latent.scale")) {
                for (int i = 0; i < gradients.get(name).data().length; i++) {
                    double slope = (moved(bench, all, name, i, STEP) - moved(bench, all, name, i, -STEP)) / (2 * STEP);
                    assertThat((double) gradients.get(name).data()[i])
                            .as(name + " " + i)
                            .isCloseTo(slope, within(2e-3));
                }
            }
        }
    }

    private static double moved(LossBench bench, Map<String, Tensor> weights, String name, int index, float by) {
        Map<String, Tensor> others = new LinkedHashMap<>(weights);
        float[] data = weights.get(name).data().clone();
        data[index] += by;
        others.put(name, Tensor.of(weights.get(name).shape(), data));
        return bench.at(Weights.of(others), batch(3), 0).total();
    }

    private static double point(LossTerm term, List<Layer> before, int images) {
        try (LossBench bench = new LossBench(dense(new Latent.Point(0), 2, before, term))) {
            Weights weights =
                    weights(bench, 1 + before.size(), term instanceof LossTerm.LatentL1 ? new float[4] : W, 1, -2);
            return bench.at(weights, batch(images), 0).terms().get(term.name());
        }
    }

    @Test
    void absoluteValuesOfTheCode() {
        assertThat(point(new LossTerm.LatentL1(1), List.of(), 2)).isCloseTo((1 + 2) / 2.0, within(1e-6));
    }

    @Test
    void ofALinearEncoderTheContractiveTermIsTheFrobeniusNorm() {
        // 1 + 4 + 0.25 + 9, over the image's two numbers; 4,000 draws leave 2 percent of chance.
        assertThat(point(new LossTerm.Contractive(1, 0.01), List.of(), 4000)).isCloseTo(14.25 / 2, within(0.7));
    }

    @Test
    void theContractiveTermIsBlindToWhatVariesByItself() {
        assertThat(point(new LossTerm.Contractive(1, 0.01), List.of(new Dropout(0.5)), 4000))
                .isCloseTo(14.25 / 2, within(0.7));
        assertThat(point(new LossTerm.Contractive(1, 0.01), List.of(Norm.batch()), 4000))
                .isCloseTo(14.25 / 2, within(0.7));
    }

    @Test
    void decayCountsWhatMultipliesOnly() {
        assertThat(point(new LossTerm.DecayL1(1), List.of(), 1)).isCloseTo(6.5, within(1e-6));
        assertThat(point(new LossTerm.DecayL2(1), List.of(), 1)).isCloseTo(14.25 / 2, within(1e-6));
        assertThat(point(new LossTerm.DecayL2(1), List.of(Norm.batch()), 2)).isCloseTo(14.25 / 2, within(1e-6));
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        ImageBatch one = ImageBatch.zeros(1, 1, 2, 1);
        try (LossBench bench = new LossBench(dense(new Latent.Point(3), 2, List.of(), new LossTerm.LatentL1(1)))) {
            Weights weights = weights(bench, 1, W, 1, -2);

            assertThatThrownBy(() -> bench.at(weights, new Batch(one, one, Optional.empty(), List.of()), 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("this network is told a class an image: give 1 labels from 0 to 2, not 0");
            assertThatThrownBy(() -> bench.at(weights, new Batch(one, one, Optional.empty(), List.of(3)), 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("a label must be between 0 and 2, not 3");
        }
    }

    @Test
    void nothingIsLeftBehind() {
        try (LossBench bench = new LossBench(dense(new Latent.Point(0), 2, List.of(), new LossTerm.DecayL1(1)))) {
            bench.at(weights(bench, 1, W, 1, -2), batch(2), 0);

            assertThat(bench.arrays()).isZero();
        }
    }
}
