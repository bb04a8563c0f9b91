package io.intaglio.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Affine;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailFileTest {

    @TempDir
    Path folder;

    private Path file;

    /** An image that becomes brighter downwards, and its last pixel is white. */
    private static ImageBatch image(int height, int width, float brightest) {
        ImageBatch image = ImageBatch.zeros(1, height, width, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = brightest * i / (image.data().length - 1);
        }
        return image;
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve(ThumbnailFile.NAME);
        try (OutputStream out = Files.newOutputStream(file)) {
            ThumbnailFile.Writer writer = new ThumbnailFile.Writer(out, true);
            writer.add(image(15, 40, 1));
            writer.add(image(50, 60, 0.1f));
            writer.add(ImageBatch.zeros(1, 6, 40, 3));
        }
    }

    @Test
    void holdsThumbnailsOfTheSizeOfTheFirst() throws IOException {
        assertThat(Files.size(file)).isEqualTo(16 + 3 * (24 + 14 * 32));
        try (ThumbnailFile thumbnails = ThumbnailFile.open(folder, 3)) {
            GrayImage dark = thumbnails.get(1).image();
            Affine frame = thumbnails.get(1).frame();

            assertThat(dark.height()).isEqualTo(14);
            assertThat(dark.width()).isEqualTo(32);
            // A picture that uses little of its range is stretched.
            assertThat(dark.pixels()[0]).isZero();
            assertThat(dark.pixels()[14 * 32 - 1]).isEqualTo(1);
            assertThat(frame.yy()).isCloseTo(ObjectFrame.of(dark).yy(), within(1e-6));
            assertThat(frame.x()).isCloseTo(ObjectFrame.of(dark).x(), within(1e-5));
            assertThat(thumbnails.get(2).image().pixels()).containsOnly(0);
            assertThat(thumbnails.get(2).frame()).isEqualTo(Affine.NONE);
            assertThat(thumbnails.of(image(20, 20, 1)).image().width()).isEqualTo(32);
            assertThatThrownBy(() -> thumbnails.get(3)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> thumbnails.get(-1)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> thumbnails.get(Long.MAX_VALUE)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void refusesFilesThatDoNotFitTheIndex() throws IOException {
        byte[] whole = Files.readAllBytes(file);

        assertThatThrownBy(() -> ThumbnailFile.open(folder, 2)).isInstanceOf(InvalidInputException.class);
        for (int length : new int[] {0, 7, 15, 16, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ThumbnailFile.open(folder, 3))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("does not hold a thumbnail for each vector");
        }
        for (int side : new int[] {Integer.MIN_VALUE, -1, 0, 6, 9, 34, 1 << 16, Integer.MAX_VALUE}) {
            byte[] strange = whole.clone();
            ByteBuffer.wrap(strange).putInt(8, side);
            Files.write(file, strange);
            assertThatThrownBy(() -> ThumbnailFile.open(folder, 3)).isInstanceOf(InvalidInputException.class);
        }
        for (float number : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
            byte[] strange = whole.clone();
            ByteBuffer.wrap(strange).putFloat(16, number);
            Files.write(file, strange);
            try (ThumbnailFile thumbnails = ThumbnailFile.open(folder, 3)) {
                assertThatThrownBy(() -> thumbnails.get(0)).isInstanceOf(InvalidInputException.class);
            }
        }
        byte[] other = whole.clone();
        other[0]++;
        Files.write(file, other);
        assertThatThrownBy(() -> ThumbnailFile.open(folder, 3)).isInstanceOf(InvalidInputException.class);
        Files.delete(file);
        assertThatThrownBy(() -> ThumbnailFile.open(folder, 3)).isInstanceOf(InvalidInputException.class);
    }
}
