package io.intaglio.tasks.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Damage;
import io.intaglio.spi.DamageContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelsTest extends DamageContract {

    @Override
    protected Damage damage() {
        return new Pixels();
    }

    @Test
    void itsShareIsMissing() {
        for (double share : new double[] {0.2, 0.5, 0.9}) {
            Damage.Damaged damaged = new Pixels(Range.of(share)).damage(Grays.flat(200, 200, 0.5f), new SplitMix64(1));
            float[] known = damaged.known().orElseThrow().data();
            double missing = IntStream.range(0, known.length)
                    .mapToDouble(i -> 1 - known[i])
                    .average()
                    .orElseThrow();

            assertThat(missing).isCloseTo(share, within(0.01));
        }
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
                .hasMessage("share lies between 0.01 and 0.99, not at 1");
    }
}
