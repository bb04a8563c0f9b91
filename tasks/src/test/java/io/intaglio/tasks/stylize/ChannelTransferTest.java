package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class ChannelTransferTest {

    @Test
    void eachChannelGetsTheMeanAndTheVarianceOfTheOther() {
        ImageBatch image = ImageBatch.wrap(1, 1, 2, 2, new float[] {0, 5, 2, 5});
        ImageBatch other = ImageBatch.wrap(1, 2, 2, 2, new float[] {1, 0, 7, 0, 1, 4, 7, 4});

        ImageBatch got = ChannelTransfer.of(image).map(image, ChannelTransfer.of(other));

        // The first channel has mean 1 and deviation 1, and becomes 4 -+ 3. The second is constant.
        assertThat(got.data()).containsExactly(new float[] {1, 2, 7, 2}, within(1e-6f));
    }
}
