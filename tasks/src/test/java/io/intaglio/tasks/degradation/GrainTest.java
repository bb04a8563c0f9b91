package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GrainTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Grain();
    }

    @Test
    void noiseHasTheDeviationThatWasAskedFor() {
        ImageBatch flat = Grays.flat(64, 64, 0.5f);
        float[] noisy = new Grain(Range.of(25), Range.of(0.6), Range.of(100))
                .degrade(flat, new SplitMix64(1))
                .image()
                .data();
        double squares = 0;
        for (float value : noisy) {
            squares += (value - 0.5) * (value - 0.5) / noisy.length;
        }
        assertThat(Math.sqrt(squares) * 255).isCloseTo(25, Offset.offset(1e-3));
    }

    @Test
    void whatIsCompressedIsRoundedToEightBits() {
        for (float value : new Grain()
                .degrade(Grays.flat(16, 16, 0.5f), new SplitMix64(1))
                .image()
                .data()) {
            assertThat(value).isEqualTo(Math.round(255 * value) / 255f);
        }
    }
}
