package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScratchesTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Scratches();
    }

    @Test
    void theirShareIsScratchedLighterOrDarkerAndTheRestIsAsItWas() {
        Scratches scratches = new Scratches(Range.of(0.05), Range.of(2), new Range(20, 100));
        ImageBatch clean = Grays.flat(256, 256, 0.5f);

        float[] damaged = scratches.degrade(clean, new SplitMix64(3)).image().data();

        double lighter = IntStream.range(0, damaged.length)
                        .filter(i -> damaged[i] > 0.5f)
                        .count()
                / (double) damaged.length;
        double darker = IntStream.range(0, damaged.length)
                        .filter(i -> damaged[i] < 0.5f)
                        .count()
                / (double) damaged.length;
        assertThat(lighter + darker).isBetween(0.05, 0.06);
        assertThat(lighter).isGreaterThan(darker);
        assertThat(darker).isPositive();
        // At least 0.6 of the way from 0.5 to 0.7, or to 0.3.
        for (float value : damaged) {
            assertThat(value == 0.5f || Math.abs(value - 0.5f) > 0.119f).isTrue();
        }
    }
}
