package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class Set12Test {

    @Test
    void nonLocalMeansReachesWhatItReachedBefore() {
        assertThat(Set12.psnr(new NonLocalMeansBaseline(), 25)).isGreaterThanOrEqualTo(29.02);
    }

    @Test
    void theMedianReachesWhatItReachedBefore() {
        assertThat(Set12.psnr(new MedianBaseline(), 25)).isGreaterThanOrEqualTo(25.10);
    }

    /** Published for the authors' program, by Zhang et al. 2017; this one gives 32.34, 29.92 and 26.70. */
    @ParameterizedTest
    @CsvSource({"15, 32.37", "25, 29.97", "50, 26.72"})
    void bm3dReachesWhatWasPublished(int sigma, double published) {
        assertThat(Set12.psnr(new Bm3dBaseline(), sigma)).isCloseTo(published, within(0.1));
    }
}
