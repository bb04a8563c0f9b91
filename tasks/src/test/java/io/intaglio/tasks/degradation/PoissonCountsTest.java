package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonCountsTest {

    private static final int DRAWS = 200_000;

    @Test
    void nothingIsCountedWhereNothingIsExpected() {
        assertThat(PoissonCounts.draw(0, new SplitMix64(1))).isZero();
    }

    /** Chi-squared over the values that are expected 50 times and more. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 9.99, 10, 12.5, 60, 900})
    void countsAreAsOftenAsTheDistributionSays(double mean) {
        RandomGenerator random = new SplitMix64(7);
        int most = (int) (mean + 12 * Math.sqrt(mean) + 20);
        long[] found = new long[most];
        for (int i = 0; i < DRAWS; i++) {
            found[(int) PoissonCounts.draw(mean, random)]++;
        }
        double squares = 0;
        int cells = 0;
        double logFactorial = 0;
        for (int k = 0; k < most; k++) {
            logFactorial += k > 1 ? Math.log(k) : 0;
            double expected = DRAWS * Math.exp(k * Math.log(mean) - mean - logFactorial);
            if (expected >= 50) {
                squares += (found[k] - expected) * (found[k] - expected) / expected;
                cells++;
            }
        }
        // Chi-squared has the mean n and the variance 2n.
        assertThat((squares - cells) / Math.sqrt(2.0 * cells)).isLessThan(4);
    }

    @Test
    void meanAndVarianceOfLargeCountsAgree() {
        RandomGenerator random = new SplitMix64(3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double off = PoissonCounts.draw(9_000, random) - 9_000;
            sum += off;
            squares += off * off;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(1.0));
        assertThat(squares / DRAWS).isCloseTo(9_000, within(150.0));
    }
}
