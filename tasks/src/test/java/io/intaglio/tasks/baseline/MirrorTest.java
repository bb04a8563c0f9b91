package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MirrorTest {

    @Test
    void positionsOutsideAreFoldedAsOftenAsItTakes() {
        assertThat(IntStream.rangeClosed(-5, 7).map(x -> Mirror.fold(x, 3)))
                .containsExactly(1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 1);
        assertThat(IntStream.rangeClosed(-2, 2).map(x -> Mirror.fold(x, 1))).containsOnly(0);
    }

    @Test
    void theMarginRepeatsNoBorderPixel() {
        Mirror mirror = Mirror.of(ImageBatch.wrap(1, 1, 3, 1, new float[] {1, 2, 3}), 0, 1);

        assertThat(mirror.planes[0]).containsExactly(2, 1, 2, 3, 2, 2, 1, 2, 3, 2, 2, 1, 2, 3, 2);
    }
}
