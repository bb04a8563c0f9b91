package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PixelsTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Pixels();
    }

    @Test
    void itsShareIsMissing() {
        for (double share : new double[] {0.2, 0.5, 0.9}) {
            assertThat(missing(new Pixels(Range.of(share)), Grays.flat(200, 200, 0.5f), 1))
                    .isCloseTo(share, within(0.01));
        }
    }

    @Test
    void ofARangeEachPictureDrawsItsOwnShare() {
        double[] missing = LongStream.range(0, 200)
                .mapToDouble(seed -> missing(new Pixels(new Range(0.3, 0.8)), Grays.flat(64, 64, 0.5f), seed))
                .sorted()
                .toArray();

        assertThat(missing[0]).isLessThan(0.36);
        assertThat(missing[199]).isGreaterThan(0.74);
        assertThat(DoubleStream.of(missing).average().orElseThrow()).isCloseTo(0.55, within(0.03));
    }

    private static double missing(Pixels pixels, ImageBatch image, long seed) {
        float[] known = pixels.degrade(image, new SplitMix64(seed))
                .known()
                .orElseThrow()
                .data();
        return IntStream.range(0, known.length)
                .mapToDouble(i -> 1 - known[i])
                .average()
                .orElseThrow();
    }

    @Test
    void withoutAMaskThePixelsThatAreBlackInAllChannelsAreTheMissingOnes() {
        ImageBatch colour = ImageBatch.wrap(1, 1, 3, 3, new float[] {0, 0, 0, 0, 0, 0.1f, 1, 1, 1});

        assertThat(new Pixels().known(colour).orElseThrow().data()).containsExactly(0, 1, 1);
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> new Pixels(Range.of(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("share must be between 0.01 and 0.99, not 1");
    }
}
