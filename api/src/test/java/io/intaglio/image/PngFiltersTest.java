package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngFiltersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 9, 10, 17, 2040, 2041, 2049, 5000})
    void eight_bytes_at_a_time_have_the_same_sum(int length) {
        byte[] random = new byte[length];
        new Random(length).nextBytes(random);
        byte[] lowest = new byte[length];
        Arrays.fill(lowest, (byte) -128);
        for (byte[] filtered : new byte[][] {random, lowest}) {
            long sum = 0;
            for (int i = 1; i < length; i++) {
                sum += Math.abs(filtered[i]);
            }
            assertThat(PngFilters.sum(filtered)).isEqualTo(sum);
        }
    }
}
