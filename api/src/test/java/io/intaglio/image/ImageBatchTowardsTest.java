package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageBatchTowardsTest {

    private final ImageBatch dark = ImageBatch.wrap(1, 1, 2, 1, new float[] {0, 0.5f});
    private final ImageBatch light = ImageBatch.wrap(1, 1, 2, 1, new float[] {1, 0.25f});

    @Test
    void a_share_between_interpolates_and_one_beyond_extrapolates() {
        assertThat(dark.towards(light, 0.25).data()).containsExactly(0.25f, 0.4375f);
        assertThat(dark.towards(light, 2).data()).containsExactly(2, 0);
        assertThat(dark.towards(light, -1).data()).containsExactly(-1, 0.75f);
    }

    @Test
    void the_ends_are_the_images_themselves() {
        assertThat(dark.towards(light, 0)).isSameAs(dark);
        assertThat(dark.towards(light, 1)).isSameAs(light);
    }

    @Test
    void other_shapes_are_refused() {
        assertThatThrownBy(() -> dark.towards(ImageBatch.zeros(1, 2, 1, 1), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing between 1 x");
    }
}
