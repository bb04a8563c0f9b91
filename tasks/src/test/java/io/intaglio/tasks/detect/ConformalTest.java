package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ConformalTest {

    /** Of 1, 2, 3, 4 and the new score itself: five are at least as high as 0, two as 4, one as 5. */
    @Test
    void aPValueIsTheShareOfScoresThatAreAtLeastAsHigh() {
        Conformal conformal = Conformal.of(new double[] {3, 1, 4, 2});

        assertThat(conformal.p(0)).isEqualTo(1);
        assertThat(conformal.p(2.5)).isCloseTo(3 / 5.0, within(1e-12));
        assertThat(conformal.p(4)).isCloseTo(2 / 5.0, within(1e-12));
        assertThat(conformal.p(5)).isCloseTo(1 / 5.0, within(1e-12));
    }

    /** 2,000 times 99 normal scores and one more: at most five of a hundred have a p-value of at most 0.05. */
    @Test
    void normalScoresRaiseNoMoreAlarmsThanTheLevelSays() {
        RandomGenerator random = new SplitMix64(3);
        int alarms = 0;
        for (int round = 0; round < 2000; round++) {
            double[] normal = random.doubles(99).map(Math::exp).toArray();
            alarms += Conformal.of(normal).p(Math.exp(random.nextDouble())) <= 0.05 ? 1 : 0;
        }
        assertThat(alarms / 2000.0).isCloseTo(0.05, within(0.015)); // three standard deviations
    }

    /** Scores 1 to 100: half are below 50.5; the tenth above 90 exceeds it by 4.5 or 5 on average. */
    @Test
    void aScaleIsTheShareAboveAndAnExponentialTail() {
        double[] scores = new double[100];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i + 1;
        }
        TailScale scale = TailScale.of(scores);

        assertThat(scale.of(-7)).isEqualTo(0);
        assertThat(scale.of(50)).isCloseTo(-Math.log(1 - 0.49), within(1e-12));
        assertThat(scale.of(50.5)).isCloseTo(-Math.log(1 - 0.495), within(1e-12));
        assertThat(scale.of(91)).isCloseTo(Math.log(10), within(1e-9));
        assertThat(scale.of(91 + 4.5)).isCloseTo(Math.log(10) + 1, within(1e-9));
        assertThat(scale.of(1000)).isGreaterThan(scale.of(999));
    }

    @Test
    void aScaleOfEqualScoresStaysFinite() {
        TailScale scale = TailScale.of(new double[] {2, 2, 2});

        assertThat(scale.of(1)).isEqualTo(0);
        assertThat(scale.of(2.1)).isFinite();
    }
}
