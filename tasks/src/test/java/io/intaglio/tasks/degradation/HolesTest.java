package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import org.junit.jupiter.api.Test;

class HolesTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Holes();
    }

    @Test
    void theirShareIsReachedAndPassedByOneHoleAtMost() {
        Holes holes = new Holes(Range.of(0.2), new Range(4, 16));
        for (int seed = 0; seed < 20; seed++) {
            float[] known = holes.degrade(Grays.flat(128, 128, 0.5f), new SplitMix64(seed))
                    .known()
                    .orElseThrow()
                    .data();
            double missing = 0;
            for (float one : known) {
                missing += (1 - one) / known.length;
            }

            // The largest: a stroke of 48 x 6 pixels with its round ends, of 16,384 in all.
            assertThat(missing).isBetween(0.2, 0.2 + 400 / 16384.0);
        }
    }

    @Test
    void theyTellNothingWithoutAMask() {
        assertThat(new Holes().known(Grays.flat(3, 3, 0))).isEmpty();
    }

    @Test
    void aRectangleIsCutAtTheBorder() {
        StrokeMask marks = new StrokeMask(4, 5);

        marks.rectangle(0, 4, 4, 4);

        // Rows -2 to 1 and columns 2 to 5 around row 0, column 4.
        assertThat(marks.share()).isEqualTo(6 / 20.0);
        assertThat(marks.at(2)).isTrue();
        assertThat(marks.at(5 + 4)).isTrue();
        assertThat(marks.at(1)).isFalse();
        assertThat(marks.at(10 + 4)).isFalse();
    }
}
