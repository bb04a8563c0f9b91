package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RadixSortTest {

    @Test
    void sortsAsComparingDoes() {
        SplitMix64 random = new SplitMix64(3);
        for (int length : new int[] {0, 1, 2, 17, 5000}) {
            float[] numbers = new float[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
            }
            float[] expected = numbers.clone();
            Arrays.sort(expected);

            assertThat(RadixSort.sorted(numbers)).isEqualTo(expected);
        }
    }

    @Test
    void leavesEqualNumbersInOrder() {
        assertThat(RadixSort.order(new float[] {2, -1, 2, 0, -1})).containsExactly(1, 4, 3, 0, 2);
    }

    @Test
    void putsInfinitiesAtTheEnds() {
        assertThat(RadixSort.sorted(new float[] {Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY, -1}))
                .containsExactly(Float.NEGATIVE_INFINITY, -1, 1, Float.POSITIVE_INFINITY);
    }
}
