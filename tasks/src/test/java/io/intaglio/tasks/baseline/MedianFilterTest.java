package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class MedianFilterTest {

    @Test
    void takesTheMiddleOfNineNumbersWithMirroredBorders() {
        ImageBatch image = ImageBatch.wrap(1, 2, 3, 1, new float[] {1, 2, 3, 4, 5, 6});

        // Around the first pixel: 5 4 5, 2 1 2, 5 4 5.
        assertThat(new MedianFilter(3).apply(image).data()).containsExactly(4, 4, 5, 2, 3, 3);
    }

    @Test
    void removesASpeckAndKeepsAnEdge() {
        ImageBatch clean = ImageBatch.zeros(1, 9, 9, 2);
        for (int y = 0; y < 9; y++) {
            for (int x = 5; x < 9; x++) {
                clean.data()[clean.index(0, y, x, 1)] = 1;
            }
        }
        ImageBatch specked = clean.image(0);
        specked.data()[specked.index(0, 4, 4, 0)] = 1;
        specked.data()[specked.index(0, 4, 7, 1)] = 0;

        assertThat(new MedianFilter(3).apply(specked).data()).containsExactly(clean.data());
        assertThat(new MedianFilter(5).apply(specked).data()).containsExactly(clean.data());
    }

    @Test
    void aSinglePixelStays() {
        assertThat(new MedianFilter(5)
                        .apply(ImageBatch.wrap(1, 1, 1, 1, new float[] {0.3f}))
                        .data())
                .containsExactly(0.3f);
    }
}
