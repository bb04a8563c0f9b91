package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureTest {

    @Test
    void aSquareIsTurnedInFourWays() {
        ImageBatch image = ImageBatch.wrap(1, 2, 2, 1, new float[] {1, 2, 3, 4});

        List<ImageBatch> all = Erasure.all(image);

        assertThat(all).hasSize(4);
        assertThat(all.get(0).data()).containsExactly(1, 2, 3, 4);
        assertThat(all.get(1).data()).containsExactly(3, 1, 4, 2); // a quarter turn to the right
        assertThat(all.get(2).data()).containsExactly(4, 3, 2, 1);
        assertThat(all.get(3).data()).containsExactly(2, 4, 1, 3);
    }

    @Test
    void anotherRectangleKeepsItsSize() {
        ImageBatch image = ImageBatch.wrap(1, 1, 3, 1, new float[] {1, 2, 3});

        assertThat(Erasure.all(image)).extracting(ImageBatch::width).containsExactly(3, 3);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Erasure.drawn(image, new SplitMix64(seed)).width()).isEqualTo(3);
        }
    }

    @Test
    void coloursBecomeTheirLuma() {
        ImageBatch red = ImageBatch.wrap(1, 1, 1, 3, new float[] {1, 0, 0});

        float[] gray = Erasure.all(red).get(0).data();
        assertThat(gray[0]).isCloseTo(0.299f, within(1e-6f));
        assertThat(gray[1]).isEqualTo(gray[0]);
        assertThat(gray[2]).isEqualTo(gray[0]);
    }
}
