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

    @Test
    void theMeansOfWhatNeighboursSayAreTheImage() {
        for (int[] size : new int[][] {{5, 7}, {1, 1}, {1, 6}}) {
            ImageBatch image = noise(size[0], size[1], 2);

            float[] back =
                    new Neighbourhoods(1).means(new Neighbourhoods(1).of(image)).data();

            assertThat(back).containsExactly(image.data(), within(1e-6f));
        }
    }

    @Test
    void aPixelsOwnNumbersStandInTheMiddle() {
        ImageBatch image = noise(4, 5, 2);
        ImageBatch around = new Neighbourhoods(1).of(image);

        assertThat(around.channels()).isEqualTo(18);
        assertThat(around.data()[around.index(0, 2, 3, 8)]).isEqualTo(image.data()[image.index(0, 2, 3, 0)]);
        assertThat(around.data()[around.index(0, 2, 3, 1)]).isEqualTo(image.data()[image.index(0, 1, 2, 1)]);
        assertThat(around.data()[around.index(0, 0, 0, 0)]).isEqualTo(image.data()[image.index(0, 0, 0, 0)]);
    }
}
