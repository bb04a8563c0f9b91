package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class NeighbourhoodsTest {

    private static ImageBatch noise(int height, int width, int channels) {
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        SplitMix64 random = new SplitMix64(height);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return image;
    }

    private static AffineMap identity(int length) {
        double[][] columns = new double[length][length];
        for (int i = 0; i < length; i++) {
            columns[i][i] = 1;
        }
        return new AffineMap(columns, new double[length], new double[length]);
    }

    @Test
    void theMeansOfWhatNeighboursSayAreTheImage() {
        for (int[] size : new int[][] {{5, 7}, {1, 1}, {1, 6}}) {
            ImageBatch image = noise(size[0], size[1], 2);

            float[] back = new Neighbourhoods(image, 1).mapped(identity(18)).data();

            assertThat(back).containsExactly(image.data(), within(1e-6f));
        }
    }

    @Test
    void aPixelsOwnNumbersStandInTheMiddle() {
        ImageBatch image = noise(4, 5, 2);
        Neighbourhoods around = new Neighbourhoods(image, 1);
        double[] vector = new double[around.length()];

        around.get(2, 3, vector);
        assertThat(vector).hasSize(18);
        assertThat(vector[8]).isEqualTo(image.data()[image.index(0, 2, 3, 0)]);
        assertThat(vector[1]).isEqualTo(image.data()[image.index(0, 1, 2, 1)]);

        around.get(0, 0, vector);
        assertThat(vector[0]).isEqualTo(image.data()[image.index(0, 0, 0, 0)]);
    }

    @Test
    void theStatisticsOfALargeMapAreThoseOfASelection() {
        ImageBatch image = noise(200, 300, 1);
        LinearTransfer all = LinearTransfer.of(image);

        LinearTransfer some = new Neighbourhoods(image, 0).statistics();

        assertThat(some.mean()[0]).isCloseTo(all.mean()[0], within(0.01)).isNotEqualTo(all.mean()[0]);
        assertThat(some.covariance()[0][0]).isCloseTo(all.covariance()[0][0], within(0.005));
    }
}
