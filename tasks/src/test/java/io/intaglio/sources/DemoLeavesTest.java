package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DemoLeavesTest extends SourceContract {

    @Override
    protected Source open() throws IOException {
        return open("leaves");
    }

    private static Source open(String argument) throws IOException {
        return new DemoSourceProvider().open(argument);
    }

    @Test
    void thereAre400Of128By128UnlessToldOtherwise() throws IOException {
        assertThat(open().size()).isEqualTo(400);
        assertThat(open().get(0).image()).hasToString("1 x 3x128x128");
        Source other = open("leaves,count=3,size=50");
        assertThat(other.size()).isEqualTo(3);
        assertThat(other.get(2).image()).hasToString("1 x 3x50x50");
    }

    @Test
    void valuesAreThoseOfAnEightBitPhotograph() throws IOException {
        for (float value : open().get(5).image().data()) {
            assertThat(value).isEqualTo(Math.round(value * 255) / 255f);
        }
    }

    @Test
    void thePowerSpectrumFallsAboutAsInPhotographs() throws IOException {
        // Photographs fall about as f^-2, faster where they are soft.
        assertThat(SpectralSlope.slope(open(), 60)).isBetween(-2.9, -1.9);
    }

    @Test
    void anotherSeedLaysOtherLeaves() throws IOException {
        assertThat(open("leaves,seed=1").get(3).image().data())
                .isNotEqualTo(open("leaves,seed=2").get(3).image().data());
        assertThat(open("leaves,seed=1").digest())
                .isNotEqualTo(open("leaves,seed=2").digest());
    }

    @Test
    void theBitsAreTheSameOnEveryMachine() throws IOException {
        assertThat(Bits.of(open(), 0, 1, 2, 3, 4, 5, 6, 7, 399))
                .isEqualTo("b0198ccc8e7959a9b9e7801e84406c7f9309a06c9d5c2bfcbefd7104ae82232d");
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> open("trees"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there are digits, leaves, scenes and strokes");
        assertThatThrownBy(() -> open("leaves,number=3"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("count, seed, size");
        assertThatThrownBy(() -> open("leaves,count=0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> open("leaves,count"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("count");
        assertThatThrownBy(() -> open("leaves,size=8")).isInstanceOf(InvalidInputException.class);
    }
}
