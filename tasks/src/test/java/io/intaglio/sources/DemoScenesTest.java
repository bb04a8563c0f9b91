package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.Source;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DemoScenesTest extends SourceContract {

    @Override
    protected Source open() throws IOException {
        return open("scenes");
    }

    private static Source open(String argument) throws IOException {
        return new DemoSourceProvider().open(argument);
    }

    @Test
    void thereAre400Of128By128UnlessToldOtherwise() throws IOException {
        assertThat(open().size()).isEqualTo(400);
        assertThat(open().get(0).image()).hasToString("1 x 3x128x128");
        assertThat(open("scenes,count=3,size=50").get(2).image()).hasToString("1 x 3x50x50");
    }

    @Test
    void thePowerSpectrumFallsAboutAsInPhotographs() throws IOException {
        assertThat(SpectralSlope.slope(open(), 60)).isBetween(-2.9, -1.9);
    }

    @Test
    void theUpperPartIsBluerThanTheLower() throws IOException {
        // Skies are above and ground is below.
        double above = 0;
        double below = 0;
        for (int i = 0; i < 100; i++) {
            float[] data = open().get(i).image().data();
            for (int at = 0; at < data.length; at += 3) {
                double blue = data[at + 2] - (data[at] + data[at + 1]) / 2;
                above += at < data.length / 3 ? blue : 0;
                below += at >= data.length * 2 / 3 ? blue : 0;
            }
        }
        assertThat(above).isGreaterThan(below);
    }

    @Test
    void anotherSeedDrawsOtherScenes() throws IOException {
        assertThat(open("scenes,seed=1").get(3).image().data())
                .isNotEqualTo(open("scenes,seed=2").get(3).image().data());
        assertThat(open("scenes").digest()).isNotEqualTo(open("leaves").digest());
    }

    @Test
    void theBitsAreTheSameOnEveryMachine() throws IOException {
        assertThat(Bits.of(open(), 0, 1, 2, 3, 4, 5, 6, 7, 399))
                .isEqualTo("fa3c1bd67e97399151b049b60a5743008af8bfd0eebdcb9f23f3b69c67ad27ce");
    }
}
