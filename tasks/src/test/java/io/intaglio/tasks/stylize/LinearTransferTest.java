package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class LinearTransferTest {

    private static ImageBatch mixed(double[][] mixing, long seed) {
        ImageBatch image = ImageBatch.zeros(1, 40, 40, 3);
        SplitMix64 random = new SplitMix64(seed);
        for (int i = 0; i < image.data().length; i += 3) {
            double[] free = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    image.data()[i + a] += (float) (mixing[a][b] * free[b]);
                }
            }
        }
        return image;
    }

    @Test
    void theMapGivesTheOthersMeanAndCovariance() {
        ImageBatch image = mixed(new double[][] {{0.2, 0, 0.1}, {0.1, 0.3, 0}, {0, 0.1, 0.1}}, 1);
        LinearTransfer wanted =
                LinearTransfer.of(mixed(new double[][] {{0.1, 0, 0}, {0.1, 0.1, 0.2}, {0, 0.2, 0.3}}, 2));

        LinearTransfer got = LinearTransfer.of(LinearTransfer.of(image).map(image, wanted));

        assertThat(got.distance(wanted)).isCloseTo(0, within(1e-3));
        for (int a = 0; a < 3; a++) {
            assertThat(got.mean()[a]).isCloseTo(wanted.mean()[a], within(1e-5));
            assertThat(got.covariance()[a]).containsExactly(wanted.covariance()[a], within(1e-4));
        }
    }

    @Test
    void anImageOfOneColourGetsTheOthersMean() {
        ImageBatch image = ImageBatch.zeros(1, 3, 5, 3);
        LinearTransfer wanted =
                LinearTransfer.of(mixed(new double[][] {{0.1, 0, 0}, {0.1, 0.1, 0.2}, {0, 0.2, 0.3}}, 2));

        float[] got = LinearTransfer.of(image).map(image, wanted).data();

        for (int i = 0; i < got.length; i++) {
            assertThat((double) got[i]).isCloseTo(wanted.mean()[i % 3], within(1e-6));
        }
    }

    @Test
    void theDistanceOfNormalDistributionsIsThatOfMeansAndDeviations() {
        LinearTransfer a = new LinearTransfer(new double[] {0, 1}, new double[][] {{4, 0}, {0, 1}});
        LinearTransfer b = new LinearTransfer(new double[] {3, 1}, new double[][] {{1, 0}, {0, 9}});

        assertThat(a.distance(b)).isCloseTo(Math.sqrt(9 + 1 + 4), within(1e-9));
    }
}
