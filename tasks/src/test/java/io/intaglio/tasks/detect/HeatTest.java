package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatTest {

    /** Everywhere off by 0.3 in one of three channels: √(0.09 / 3) everywhere, at the border as well. */
    @Test
    void anEvenDifferenceGivesEvenHeat() {
        ImageBatch expected = ImageBatch.zeros(1, 9, 7, 3);
        ImageBatch image = ImageBatch.zeros(1, 9, 7, 3);
        for (int i = 0; i < image.data().length; i += 3) {
            image.data()[i] = 0.3f;
        }
        Heat heat = Heat.of(image, expected);

        for (float value : heat.values()) {
            assertThat(value).isCloseTo((float) Math.sqrt(0.03), within(1e-5f));
        }
    }

    @Test
    void aPointIsHottestWhereItIsAndLeavesNothingFarAway() {
        ImageBatch expected = ImageBatch.zeros(1, 41, 41, 1);
        ImageBatch image = ImageBatch.zeros(1, 41, 41, 1);
        image.data()[20 * 41 + 12] = 1;
        Heat heat = Heat.of(image, expected);

        assertThat(heat.values()[20 * 41 + 12]).isEqualTo(heat.most());
        assertThat(heat.values()[20 * 41 + 30]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void theThresholdIsOneHalfInPictures() {
        Heat heat = new Heat(1, 3, new float[] {0, 0.2f, 0.6f});

        assertThat(heat.picture(0.2, 1).data()).containsExactly(0, Heat.THRESHOLD, 0.75f);
        ImageBatch white = ImageBatch.zeros(1, 1, 3, 1);
        Arrays.fill(white.data(), 1);
        assertThat(Arrays.copyOf(heat.over(white, 0.2).data(), 3)).containsExactly(1, 1, 1);
        assertThat(heat.over(white, 0.2).get(0, 0, 2, 1)).isCloseTo(0.1f, within(1e-6f));
    }
}
