package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlendedPatchesTest {

    private static ImageBatch gray(int side) {
        ImageBatch image = ImageBatch.zeros(1, side, side, 3);
        Arrays.fill(image.data(), 0.5f);
        return image;
    }

    /** Half of a hundred drawings change less than a quarter of the image, and nearly all change something. */
    @Test
    void defectsAreLocal() {
        int local = 0;
        int changed = 0;
        for (int seed = 0; seed < 100; seed++) {
            ImageBatch image = gray(48);
            ImageBatch defective =
                    BlendedPatches.drawn(image, 4, new SplitMix64(seed)).image();
            int pixels = 0;
            for (int i = 0; i < image.data().length; i += 3) {
                pixels += defective.data()[i] != image.data()[i] ? 1 : 0;
            }
            local += pixels < 48 * 48 / 4 ? 1 : 0;
            changed += pixels > 0 ? 1 : 0;
            assertThat(defective.finite()).isTrue();
        }
        assertThat(local).isGreaterThan(50);
        assertThat(changed).isGreaterThan(90);
    }

    @Test
    void theImageStaysAndTheSameSeedGivesTheSameDefects() {
        ImageBatch image = gray(32);

        float[] once = BlendedPatches.drawn(image, 4, new SplitMix64(4)).image().data();
        float[] again =
                BlendedPatches.drawn(image, 4, new SplitMix64(4)).image().data();

        assertThat(once).isEqualTo(again).isNotEqualTo(image.data());
        assertThat(image.data()).containsOnly(0.5f);
    }

    @Test
    void theSmallestImageGetsSome() {
        assertThat(BlendedPatches.drawn(gray(1), 4, new SplitMix64(1)).image().height())
                .isEqualTo(1);
    }
}
