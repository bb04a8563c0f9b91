package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MirrorTest {

    private static ImageBatch row(float... values) {
        return ImageBatch.wrap(1, 1, values.length, 1, values);
    }

    @Test
    void theEdgeIsNotRepeated() {
        assertThat(Mirror.pad(row(1, 2, 3, 4), 0, 0, 3, 2).data()).containsExactly(4, 3, 2, 1, 2, 3, 4, 3, 2);
    }

    @Test
    void mirrorsAgainWhereTheBorderIsWiderThanTheImage() {
        assertThat(Mirror.pad(row(1, 2), 0, 0, 5, 4).data()).containsExactly(2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2);
    }

    @Test
    void onePixelTakesAnyBorder() {
        ImageBatch padded = Mirror.pad(ImageBatch.wrap(1, 1, 1, 3, new float[] {1, 2, 3}), 7, 8, 9, 6);
        assertThat(padded.height()).isEqualTo(16);
        assertThat(padded.width()).isEqualTo(16);
        assertThat(padded.channels(1).data()).containsOnly(2);
    }

    @Test
    void nothingToAddIsTheImageItself() {
        ImageBatch image = row(1, 2, 3);
        assertThat(Mirror.pad(image, 0, 0, 0, 0)).isSameAs(image);
    }

    @Test
    void aNegativeBorderIsRefused() {
        assertThatThrownBy(() -> Mirror.pad(row(1), -1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void foldIsWhatWalkingToAndFroGives(
            @ForAll @IntRange(min = 0, max = 200) int position, @ForAll @IntRange(min = 2, max = 30) int length) {
        int at = 0;
        int step = 1;
        for (int i = 0; i < position; i++) {
            if (at + step < 0 || at + step >= length) {
                step = -step;
            }
            at += step;
        }
        assertThat(Mirror.fold(position, length)).isEqualTo(at);
        assertThat(Mirror.fold(-position, length)).isEqualTo(at);
    }

    @Property
    void foldStaysInside(@ForAll int position, @ForAll @IntRange(min = 1) int length) {
        assertThat(Mirror.fold(position, length)).isBetween(0, length - 1);
    }

    @Property
    void theImageStandsInItsPaddedSelf(
            @ForAll @IntRange(min = 1, max = 6) int height,
            @ForAll @IntRange(min = 1, max = 6) int width,
            @ForAll @IntRange(min = 0, max = 20) int top,
            @ForAll @IntRange(min = 0, max = 20) int left) {
        ImageBatch image = ImageBatch.zeros(2, height, width, 3);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i;
        }
        ImageBatch padded = Mirror.pad(image, top, 3, left, 2);
        assertThat(padded.height()).isEqualTo(top + height + 3);
        assertThat(padded.crop(top, left, height, width).data()).containsExactly(image.data());
    }

    @Property
    void aWindowIsAPieceOfThePaddedImage(
            @ForAll @IntRange(min = 1, max = 6) int height,
            @ForAll @IntRange(min = 1, max = 6) int width,
            @ForAll @IntRange(min = -9, max = 9) int top,
            @ForAll @IntRange(min = -9, max = 9) int left,
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int columns) {
        ImageBatch image = TestPictures.noise(height, width, 3, 255);

        ImageBatch window = Mirror.window(image, top, left, rows, columns);

        assertThat(window.data())
                .isEqualTo(Mirror.pad(image, 20, 20, 20, 20)
                        .crop(20 + top, 20 + left, rows, columns)
                        .data());
    }
}
