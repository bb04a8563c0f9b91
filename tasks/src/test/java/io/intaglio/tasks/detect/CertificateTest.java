package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CertificateTest {

    /** 0.99^299 = 0.0495 and 0.99^298 = 0.0500 (0.05005), so that 299 is the least. */
    @Test
    void onePercentWithNinetyFivePercentTakes299Images() {
        assertThat(Certificate.least(0.01, 0.95)).isEqualTo(299);
        assertThat(Certificate.of(299, 0.01, 0.95).rank()).isEqualTo(1);
        assertThatThrownBy(() -> Certificate.of(298, 0.01, 0.95))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("by 298 held-out normal images: it takes 299")
                .hasMessageContaining("1 %")
                .hasMessageContaining("95 %");
    }

    /** Wilks' numbers for 5 % and 95 %: 59 images for the largest, 93 for the second, 124 for the third, 153. */
    @Test
    void ranksAreThoseOfWilks() {
        assertThat(Certificate.of(59, 0.05, 0.95).rank()).isEqualTo(1);
        assertThat(Certificate.of(92, 0.05, 0.95).rank()).isEqualTo(1);
        assertThat(Certificate.of(93, 0.05, 0.95).rank()).isEqualTo(2);
        assertThat(Certificate.of(123, 0.05, 0.95).rank()).isEqualTo(2);
        assertThat(Certificate.of(124, 0.05, 0.95).rank()).isEqualTo(3);
        assertThat(Certificate.of(153, 0.05, 0.95).rank()).isEqualTo(4);
    }

    /** Three coins: 1/8, 1/2, 7/8, 1. */
    @Test
    void sumsOfTheBinomialDistributionAgreeWithThoseByHand() {
        assertThat(Certificate.atMost(0, 3, 0.5)).isCloseTo(0.125, within(1e-12));
        assertThat(Certificate.atMost(1, 3, 0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(Certificate.atMost(2, 3, 0.5)).isCloseTo(0.875, within(1e-12));
        assertThat(Certificate.atMost(3, 3, 0.5)).isCloseTo(1, within(1e-12));
    }

    /** Thresholds from 400 uniform scores: their true rate of false alarms exceeds 2 % at most once in twenty. */
    @Test
    void theBoundHoldsAsOftenAsItSays() {
        RandomGenerator random = new SplitMix64(9);
        int broken = 0;
        for (int round = 0; round < 1000; round++) {
            Conformal calibration = Conformal.of(random.doubles(400).toArray());
            double threshold = Certificate.of(400, 0.02, 0.95).threshold(calibration);
            broken += 1 - threshold > 0.02 ? 1 : 0;
        }
        assertThat(broken).isBetween(10, 60); // the rank is whole: the probability is 4.3 %
    }

    @Test
    void theTextSaysRateConfidenceAndNumber() {
        assertThat(Certificate.of(600, 0.01, 0.95).text())
                .startsWith("at most 1 % false alarms, 95 % sure, from 600 normal images");
        assertThat(Certificate.of(600, 0.005, 0.9).text()).contains("0.5 % false alarms, 90 % sure");
    }
}
