package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import io.intaglio.tasks.degradation.EqualChannels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualChannelsTest {

    private final ImageBatch noisy = Noisy.add(Noisy.shading(40, 30, 1), 25, 1);

    @Test
    void oneChannelThreeTimesIsCleanedAsOne() {
        Settings about = Settings.of("sigma", 25);
        for (BaselineProvider baseline : List.of(new Bm3dBaseline(), new NonLocalMeansBaseline())) {
            float[] gray = baseline.apply(Inputs.of(noisy), about).data();
            float[] thrice =
                    baseline.apply(Inputs.of(noisy.channels(0, 0, 0)), about).data();

            assertThat(thrice).hasSize(3 * gray.length);
            for (int i = 0; i < thrice.length; i++) {
                assertThat(thrice[i]).as(baseline.name()).isEqualTo(gray[i / 3]);
            }
        }
    }

    @Test
    void oneNumberThatDiffersMakesItColour() {
        ImageBatch colour = noisy.channels(0, 0, 0);
        colour.data()[colour.data().length - 1] += 0.01f;
        List<Integer> seen = new ArrayList<>();
        for (ImageBatch image : List.of(noisy, colour, noisy.channels(0, 0, 0))) {
            EqualChannels.once(image, given -> {
                seen.add(given.channels());
                return given;
            });
        }
        assertThat(seen).containsExactly(1, 3, 1);
    }
}
