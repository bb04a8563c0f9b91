package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MahalanobisTest {

    /** Variances 4 and 1, correlation 0.6: the distance of (2, 0) is √(1 / (1 - 0.36)) = 1.25. */
    @Test
    void manyVectorsGiveTheDistanceOfTheirDistribution() {
        RandomGenerator random = new SplitMix64(5);
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            vectors.add(new float[] {(float) (2 * a + 3), (float) (0.6 * a + 0.8 * b - 1)});
        }
        Mahalanobis distance = Mahalanobis.fit(vectors);

        assertThat(Mahalanobis.distance(distance.whitened(new float[] {5, -1}))).isCloseTo(1.25, within(0.02));
        assertThat(Mahalanobis.distance(distance.whitened(new float[] {3, -1}))).isCloseTo(0, within(0.02));
    }

    /** Three vectors of ten numbers say little about directions: the covariance is shrunk, and no distance explodes. */
    @Test
    void fewVectorsOfManyNumbersGiveFiniteDistances() {
        RandomGenerator random = new SplitMix64(6);
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            float[] vector = new float[10];
            for (int k = 0; k < vector.length; k++) {
                vector[k] = (float) random.nextGaussian();
            }
            vectors.add(vector);
        }
        Mahalanobis distance = Mahalanobis.fit(vectors);
        float[] other = new float[10];
        other[3] = 2;

        assertThat(Mahalanobis.distance(distance.whitened(other))).isBetween(0.1, 100.0);
    }

    @Test
    void equalVectorsGiveAFiniteDistance() {
        Mahalanobis distance = Mahalanobis.fit(List.of(new float[] {1, 2}, new float[] {1, 2}));

        assertThat(Mahalanobis.distance(distance.whitened(new float[] {1, 2}))).isEqualTo(0);
        assertThat(Mahalanobis.distance(distance.whitened(new float[] {2, 2}))).isFinite();
    }
}
