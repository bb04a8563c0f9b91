package io.intaglio.tasks.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomErasingTest {

    @Test
    void erasesOneRectangleInOneValueAndLeavesTheImageItself() {
        ImageBatch image = ImageBatch.zeros(1, 28, 20, 1);
        Arrays.fill(image.data(), 2);
        for (int seed = 0; seed < 200; seed++) {
            ImageBatch erased = RandomErasing.of(image, new SplitMix64(seed));
            int top = 28;
            int bottom = -1;
            int left = 20;
            int right = -1;
            int count = 0;
            float value = Float.NaN;
            for (int y = 0; y < 28; y++) {
                for (int x = 0; x < 20; x++) {
                    if (erased.get(0, y, x, 0) != 2) {
                        count++;
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y);
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        assertThat(erased.get(0, y, x, 0)).isIn(value, erased.get(0, top, left, 0));
                        value = erased.get(0, y, x, 0);
                    }
                }
            }
            assertThat(count).isEqualTo((bottom - top + 1) * (right - left + 1)).isBetween(5, 220);
        }
        assertThat(image.data()).containsOnly(2);
    }
}
