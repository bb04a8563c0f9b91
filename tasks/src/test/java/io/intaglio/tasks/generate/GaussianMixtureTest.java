package io.intaglio.tasks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {

    /** Three times of four around (0, 0) with correlated coordinates, else around (10, 0). */
    private static float[][] two(int count) {
        SplitMix64 random = new SplitMix64(5);
        float[][] codes = new float[count][];
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian();
            double y = 0.6 * x + 0.8 * random.nextGaussian();
            codes[i] = i % 4 == 3
                    ? new float[] {(float) (10 + 0.5 * x), (float) (0.5 * y)}
                    : new float[] {(float) x, (float) y};
        }
        return codes;
    }

    /**
     * The density of N(0, [[1, 0.6], [0.6, 1]]) at its mean is 1 / (2 pi 0.8), of which the component has three
     * quarters.
     */
    @Test
    void findsTheDistributionsThatCodesWereDrawnFrom() {
        GaussianMixture mixture = GaussianMixture.fit(two(8000), 2, 1);

        assertThat(mixture.logDensity(new float[] {0, 0})).isCloseTo(Math.log(0.75 / (2 * Math.PI * 0.8)), within(0.1));
        assertThat(mixture.logDensity(new float[] {10, 0}))
                .isCloseTo(Math.log(0.25 / (2 * Math.PI * 0.8 * 0.25)), within(0.1));
    }

    @Test
    void whatIsDrawnHasTheSameMoments() {
        GaussianMixture mixture = GaussianMixture.fit(two(8000), 2, 1);
        SplitMix64 random = new SplitMix64(9);
        double x = 0;
        double product = 0;
        int near = 0;
        for (int i = 0; i < 20_000; i++) {
            float[] code = mixture.sample(random, 1);
            if (code[0] < 5) {
                near++;
                x += code[0];
                product += code[0] * code[1];
            }
        }
        assertThat(near / 20_000.0).isCloseTo(0.75, within(0.02));
        assertThat(x / near).isCloseTo(0, within(0.05));
        assertThat(product / near).isCloseTo(0.6, within(0.06));
    }

    @Test
    void atTemperatureZeroAMeanIsDrawn() {
        float[] code = GaussianMixture.fit(two(400), 1, 1).sample(new SplitMix64(1), 0);

        assertThat(code[0]).isCloseTo(2.5f, within(0.2f));
    }

    @Test
    void isTheSameOnAnyNumberOfThreadsAndAfterItWasKept() {
        GaussianMixture mixture = GaussianMixture.fit(two(3000), 3, 1);
        GaussianMixture again = GaussianMixture.fit(two(3000), 3, 1);
        GaussianMixture kept =
                GaussianMixture.of(Weights.of(mixture.tensors("m.")), "m.").orElseThrow();
        float[] at = {1, 2};

        assertThat(again.logDensity(at)).isEqualTo(mixture.logDensity(at));
        assertThat(kept.logDensity(at)).isCloseTo(mixture.logDensity(at), within(1e-4));
        assertThat(GaussianMixture.of(Weights.of(mixture.tensors("m.")), "other."))
                .isEmpty();
    }

    @Test
    void constantCodesAndFewerCodesThanComponentsAreNoTrouble() {
        GaussianMixture mixture = GaussianMixture.fit(new float[][] {{1, 1}, {1, 1}, {1, 1}}, 10, 1);

        assertThat(mixture.sample(new SplitMix64(1), 1))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(1, 1);
    }

    @Test
    void tensorsThatDoNotFitAreRefused() {
        Map<String, Tensor> tensors =
                new HashMap<>(GaussianMixture.fit(two(40), 2, 1).tensors("m."));
        tensors.put("m.factor", Tensor.of(List.of(2, 1, 2), new float[4]));

        assertThatThrownBy(() -> GaussianMixture.of(Weights.of(tensors), "m."))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("damaged");
    }
}
