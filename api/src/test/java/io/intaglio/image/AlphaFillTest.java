package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.RealData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AlphaFillTest {

    /** A disc of one colour, black under its transparency, with one soft ring. */
    private static Picture disc(int size, int channels) {
        ImageBatch pixels = ImageBatch.zeros(1, size, size, channels);
        ImageBatch alpha = ImageBatch.zeros(1, size, size, 1);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double inside = size / 3.0 - Math.hypot(x - size / 2.0, y - size / 2.0);
                float opacity = (float) Math.max(0, Math.min(1, inside));
                alpha.data()[y * size + x] = opacity;
                for (int c = 0; c < channels && opacity > 0; c++) {
                    pixels.data()[(y * size + x) * channels + c] = 0.9f - 0.3f * c;
                }
            }
        }
        return Picture.of(pixels).withAlpha(alpha);
    }

    @Test
    void whatCannotBeSeenTakesTheColourOfWhatCan() {
        for (int size : new int[] {2, 17, 64}) {
            Picture filled = disc(size, 3).withHiddenFilled();
            for (int i = 0; i < filled.pixels().data().length; i++) {
                assertThat(filled.pixels().data()[i]).isCloseTo(0.9f - 0.3f * (i % 3), within(1e-5f));
            }
        }
    }

    @Test
    void whatCanBeSeenStays() {
        Picture noise = Picture.of(TestPictures.noise(9, 7, 3, 255));
        ImageBatch alpha = ImageBatch.zeros(1, 9, 7, 1);
        for (int i = 0; i < 63; i += 3) {
            alpha.data()[i] = 0.01f;
        }
        Picture filled = noise.withAlpha(alpha).withHiddenFilled();
        for (int i = 0; i < 63; i += 3) {
            for (int c = 0; c < 3; c++) {
                assertThat(filled.pixels().data()[3 * i + c])
                        .isEqualTo(noise.pixels().data()[3 * i + c]);
            }
        }
        assertThat(filled.alpha()).contains(alpha);
    }

    @Test
    void wholePicturesAndEmptyOnesStayAsTheyAre() {
        Picture plain = Picture.of(TestPictures.noise(9, 7, 1, 255));
        Picture hidden = plain.withAlpha(ImageBatch.zeros(1, 9, 7, 1));

        assertThat(plain.withHiddenFilled().pixels()).isSameAs(plain.pixels());
        assertThat(hidden.withHiddenFilled().pixels()).isSameAs(hidden.pixels());
    }

    /** Twice as large by a filter that mixes neighbours, on white: no value is darker than both the disc and white. */
    @Test
    void anEnlargedEdgeHasNoFringe() throws IOException {
        Picture sprite = Pictures.read(RealData.of("failing").resolve("sprite_black_under.png"));
        assertThat(darkestRed(sprite)).as("without filling").isLessThan(0.9f);
        assertThat(darkestRed(sprite.withHiddenFilled())).isGreaterThan(0.93f);
    }

    private static float darkestRed(Picture sprite) {
        ImageBatch large = Resampling.resize(sprite.pixels(), 2 * sprite.height(), 2 * sprite.width());
        float least = 1;
        for (float red : sprite.withPixels(large).onWhite().pixels().channels(0).data()) {
            least = Math.min(least, red);
        }
        return least;
    }
}
