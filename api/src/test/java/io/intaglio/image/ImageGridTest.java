package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageGridTest {

    private static final ImageBatch DARK = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.1f, 0.2f});
    private static final ImageBatch LIGHT = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.8f, 0.9f});

    @Test
    void laysRowsAndColumnsWithWhiteBetween() {
        ImageBatch mosaic = ImageGrid.of(List.of(List.of(DARK, LIGHT), List.of(LIGHT)), 1);

        assertThat(mosaic).hasToString(ImageBatch.zeros(1, 3, 5, 1).toString());
        assertThat(mosaic.data()).containsExactly(0.1f, 0.2f, 1, 0.8f, 0.9f, 1, 1, 1, 1, 1, 0.8f, 0.9f, 1, 1, 1);
    }

    @Test
    void grayBecomesColourBesideColour() {
        ImageBatch red = ImageBatch.wrap(1, 1, 2, 3, new float[] {1, 0, 0, 1, 0, 0});

        assertThat(ImageGrid.of(List.of(List.of(DARK, red)), 0).data())
                .containsExactly(0.1f, 0.1f, 0.1f, 0.2f, 0.2f, 0.2f, 1, 0, 0, 1, 0, 0);
    }

    @Test
    void refusesSizesThatDiffer() {
        assertThatThrownBy(() -> ImageGrid.of(List.of(List.of(DARK, ImageBatch.zeros(1, 2, 2, 1))), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one size");
        assertThatThrownBy(() -> ImageGrid.of(List.of(), 0)).isInstanceOf(InvalidInputException.class);
    }
}
