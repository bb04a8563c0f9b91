package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ItgTest {

    private static ItgModel model;

    @BeforeAll
    static void fit() {
        model = new ItgFitting(List.of(drawn(96, 80, 3, 1), drawn(64, 64, 3, 2))).fit();
    }

    /** Smooth waves with an edge and a little noise. */
    private static ItgPixels drawn(int width, int height, int channels, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        byte[] data = new byte[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            int x = i / channels % width;
            int y = i / channels / width;
            double wave = 60 * StrictMath.sin(x * 0.1 + seed) + 40 * StrictMath.cos(y * 0.07 + i % channels);
            double edge = x + 2 * y > width + seed * 5 ? 30 : -30;
            data[i] = (byte) Math.round(128 + wave * 0.6 + edge + (random.nextLong() >>> 61));
        }
        return new ItgPixels(width, height, channels, data);
    }

    private static double psnr(ItgPixels one, ItgPixels other) {
        double sum = 0;
        for (int i = 0; i < one.data().length; i++) {
            double difference = (one.data()[i] & 0xFF) - (other.data()[i] & 0xFF);
            sum += difference * difference;
        }
        return 10 * Math.log10(65025.0 * one.data().length / sum);
    }

    @Test
    void fineStepsGiveThePictureBack() throws Exception {
        for (int[] size : new int[][] {{1, 1}, {16, 16}, {17, 5}, {3, 40}, {100, 70}}) {
            for (int channels : new int[] {1, 3}) {
                ItgPixels pixels = drawn(size[0], size[1], channels, 3);
                ItgPixels decoded = new ItgDecoder(model).decode(new ItgEncoder(model).encode(pixels, 0, 0));
                assertThat(decoded.width()).isEqualTo(size[0]);
                assertThat(decoded.channels()).isEqualTo(channels);
                assertThat(psnr(pixels, decoded)).isGreaterThan(58);
            }
        }
    }

    @Test
    void coarserStepsMakeSmallerFilesAndWorsePictures() throws Exception {
        ItgPixels pixels = drawn(200, 150, 3, 4);
        int bytes = Integer.MAX_VALUE;
        double quality = Double.POSITIVE_INFINITY;
        for (int gain : new int[] {60, 100, 130, 160}) {
            byte[] file = new ItgEncoder(model).encode(pixels, gain, ItgQuality.LAMBDA);
            double psnr = psnr(pixels, new ItgDecoder(model).decode(file));
            assertThat(file.length).isLessThan(bytes);
            assertThat(psnr).isLessThan(quality).isGreaterThan(20);
            bytes = file.length;
            quality = psnr;
        }
    }

    @Test
    void aPictureOfSeveralGroupsHasNoSeams() throws Exception {
        ItgPixels pixels = drawn(1100, 530, 1, 5);
        ItgPixels decoded = new ItgDecoder(model).decode(new ItgEncoder(model).encode(pixels, 100, 0));
        double seam = 0;
        double elsewhere = 0;
        for (int y = 0; y < 530; y++) {
            seam += error(pixels, decoded, 511, y) + error(pixels, decoded, 512, y);
            elsewhere += error(pixels, decoded, 391, y) + error(pixels, decoded, 392, y);
        }
        assertThat(seam).isLessThan(2 * elsewhere + 530);
    }

    private static double error(ItgPixels one, ItgPixels other, int x, int y) {
        int at = y * one.width() + x;
        double difference = (one.data()[at] & 0xFF) - (other.data()[at] & 0xFF);
        return difference * difference;
    }

    @Test
    void aFlippedByteIsNoticed() {
        byte[] file = new ItgEncoder(model).encode(drawn(60, 60, 3, 6), 120, 0);
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 0x10;
            assertThatThrownBy(() -> new ItgDecoder(model).decode(damaged))
                    .as("byte %d", i)
                    .isInstanceOf(ItgException.class);
        }
    }

    @Test
    void aCutFileIsNoticed() {
        byte[] file = new ItgEncoder(model).encode(drawn(60, 60, 3, 6), 120, 0);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> new ItgDecoder(model).decode(cut)).isInstanceOf(ItgException.class);
        }
    }

    @Test
    void anotherModelIsNamed() throws Exception {
        byte[] bytes = model.bytes();
        bytes[bytes.length - 1]++;
        ItgModel other = ItgModel.of(bytes);
        byte[] file = new ItgEncoder(model).encode(drawn(20, 20, 3, 6), 120, 0);
        assertThatThrownBy(() -> new ItgDecoder(other).decode(file))
                .isInstanceOf(ItgException.class)
                .hasMessageContaining(ItgHeader.name(model))
                .hasMessageContaining(ItgHeader.name(other));
    }

    @Test
    void theContentsOfAUsualPictureTakeFortyBytes() {
        byte[] file = new ItgEncoder(model).encode(drawn(768, 512, 3, 7), 130, ItgQuality.LAMBDA);
        Contents contents = read(file);
        assertThat(contents.low().get(0).from()).isLessThanOrEqualTo(40);
    }

    private static Contents read(byte[] file) {
        try {
            return Contents.read(file);
        } catch (ItgException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileCarriesOpacityAndMetadata() throws Exception {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};
        ItgPixels alpha = drawn(40, 30, 1, 8);
        Picture picture = Picture.of(drawn(40, 30, 3, 9).image()).withAlpha(alpha.image());
        picture = picture.withMetadata(picture.metadata().withExif(exif));
        byte[] file = new ItgEncoder(model).prepare(picture).encode(100, 0);
        Picture decoded = new ItgDecoder(model).picture(file);
        assertThat(ItgPixels.of(decoded.alpha().orElseThrow()).data()).isEqualTo(alpha.data());
        assertThat(decoded.metadata().exif().orElseThrow())
                .isEqualTo(picture.metadata().exif().orElseThrow());
        for (int i = read(file).end(); i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 0x20;
            try {
                new ItgDecoder(model).picture(damaged);
            } catch (ItgException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void targetsAreMet() {
        Picture picture = Picture.of(drawn(200, 150, 3, 4).image());
        ItgEncoder.Prepared prepared = new ItgEncoder(model).prepare(picture);
        ItgSearch search = new ItgSearch(prepared, model, ItgQuality.LAMBDA);
        assertThat(search.atMost(2000)).hasSizeBetween(1700, 2000);
        assertThat(search.psnr(search.atLeast(36))).isBetween(36.0, 36.6);
        assertThatThrownBy(() -> search.atMost(20))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("20 are allowed");
    }

    @Test
    void picturesOfOtherChannelsAreRefused() {
        Picture picture = Picture.of(ImageBatch.zeros(1, 4, 4, 2));
        assertThatThrownBy(() -> new ItgEncoder(model).prepare(picture))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 channels");
    }
}
