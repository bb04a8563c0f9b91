package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ItgTest {

    private static ItgModel model;

    /** A picture of six groups, and its file. */
    private static ItgPixels large;

    private static byte[] largeFile;

    @BeforeAll
    static void fit() {
        model = new ItgFitting(List.of(DrawnPixels.of(96, 80, 3, 1), DrawnPixels.of(64, 64, 3, 2))).fit();
        large = DrawnPixels.of(1100, 600, 3, 5);
        largeFile = new ItgEncoder(model).encode(large, 60, 0);
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
                ItgPixels pixels = DrawnPixels.of(size[0], size[1], channels, 3);
                ItgPixels decoded = new ItgDecoder(model).decode(new ItgEncoder(model).encode(pixels, 0, 0));
                assertThat(decoded.width()).isEqualTo(size[0]);
                assertThat(decoded.channels()).isEqualTo(channels);
                assertThat(psnr(pixels, decoded)).isGreaterThan(60);
            }
        }
    }

    @Test
    void coarserStepsMakeSmallerFilesAndWorsePictures() throws Exception {
        ItgPixels pixels = DrawnPixels.of(200, 150, 3, 4);
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
        ItgPixels pixels = DrawnPixels.of(1100, 530, 1, 5);
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
        byte[] file = new ItgEncoder(model).encode(DrawnPixels.of(60, 60, 3, 6), 120, 0);
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
        byte[] file = new ItgEncoder(model).encode(DrawnPixels.of(60, 60, 3, 6), 120, 0);
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
        byte[] file = new ItgEncoder(model).encode(DrawnPixels.of(20, 20, 3, 6), 120, 0);
        assertThatThrownBy(() -> new ItgDecoder(other).decode(file))
                .isInstanceOf(ItgException.class)
                .hasMessageContaining(model.name())
                .hasMessageContaining(other.name());
    }

    @Test
    void theContentsOfAUsualPictureTakeFortyBytes() {
        byte[] file = new ItgEncoder(model).encode(DrawnPixels.of(768, 512, 3, 7), 130, ItgQuality.LAMBDA);
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
        ItgPixels alpha = DrawnPixels.of(40, 30, 1, 8);
        Picture picture = Picture.of(DrawnPixels.of(40, 30, 3, 9).image()).withAlpha(alpha.image());
        picture = picture.withMetadata(picture.metadata().withExif(exif));
        byte[] file = new ItgEncoder(model).prepare(picture).encode(100, 0, 1);
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
        Picture picture = Picture.of(DrawnPixels.of(200, 150, 3, 4).image());
        ItgEncoder.Prepared prepared = new ItgEncoder(model).prepare(picture);
        ItgSearch search = new ItgSearch(prepared, model, ItgQuality.LAMBDA, 2);
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

    @Test
    void aRegionHasThePixelsOfTheWhole() throws Exception {
        ItgPixels whole = new ItgDecoder(model).decode(largeFile);
        for (ItgRegion region : List.of(
                new ItgRegion(0, 0, 1, 1),
                new ItgRegion(500, 500, 30, 20),
                new ItgRegion(520, 0, 10, 600),
                new ItgRegion(1030, 505, 70, 95))) {
            ItgPixels part = new ItgDecoder(model).decode(largeFile, region);
            for (int y = 0; y < region.height(); y++) {
                int from = ((region.y() + y) * 1100 + region.x()) * 3;
                assertThat(Arrays.copyOfRange(part.data(), y * region.width() * 3, (y + 1) * region.width() * 3))
                        .as("row %d of %s", y, region)
                        .isEqualTo(Arrays.copyOfRange(whole.data(), from, from + region.width() * 3));
            }
        }
    }

    @Test
    void aDamagedGroupCostsItsTileAlone() throws Exception {
        ItgPixels pixels = DrawnPixels.of(1100, 300, 1, 5);
        byte[] file = new ItgEncoder(model).encode(pixels, 110, 0);
        ItgPixels whole = new ItgDecoder(model).decode(file);
        byte[] damaged = file.clone();
        damaged[read(file).high().get(1).from()] ^= 1;
        List<String> damages = new ArrayList<>();
        ItgPixels rescued = new ItgDecoder(model).rescue(damaged, damages::add);
        assertThat(damages).singleElement().asString().contains("group 1");
        for (int x : new int[] {0, 503, 1032, 1099}) {
            assertThat(rescued.data()[100 * 1100 + x]).isEqualTo(whole.data()[100 * 1100 + x]);
        }
        assertThat(rescued.data()[100 * 1100 + 700]).isEqualTo((byte) 128);
    }

    @Test
    void morePassesMakeSmallerFilesOfEqualPictures() {
        Picture picture = Picture.of(DrawnPixels.of(200, 150, 3, 4).image());
        ItgEncoder.Prepared prepared = new ItgEncoder(model).prepare(picture);
        ItgSearch search = new ItgSearch(prepared, model, ItgQuality.LAMBDA, 1);
        byte[] once = prepared.encode(120, ItgQuality.LAMBDA, 1);
        byte[] thrice = prepared.encode(120, ItgQuality.LAMBDA, 3);
        assertThat(thrice.length).isLessThan(once.length);
        assertThat(search.psnr(thrice)).isGreaterThan(search.psnr(once) - 0.3);
    }

    @Test
    void thePreviewHasTheMeansOfThePicture() throws Exception {
        for (int[] size : new int[][] {{1, 1}, {17, 5}, {540, 300}}) {
            for (int channels : new int[] {1, 3}) {
                ItgPixels pixels = DrawnPixels.of(size[0], size[1], channels, 5);
                previewIsNear(pixels, new ItgEncoder(model).encode(pixels, 60, 0));
            }
        }
        previewIsNear(large, largeFile);
    }

    private static void previewIsNear(ItgPixels pixels, byte[] file) throws ItgException {
        ItgPixels preview = new ItgDecoder(model).preview(file);
        int width = pixels.width() / 8;
        int height = pixels.height() / 8;
        assertThat(preview.width()).isEqualTo((pixels.width() + 7) / 8);
        assertThat(preview.height()).isEqualTo((pixels.height() + 7) / 8);
        double difference = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int shown = preview.data()[(y * preview.width() + x) * pixels.channels()] & 0xFF;
                difference += Math.abs(shown - mean(pixels, x, y));
            }
        }
        assertThat(difference / Math.max(1, width * height)).isLessThan(3);
    }

    private static double mean(ItgPixels pixels, int x, int y) {
        double sum = 0;
        for (int i = 0; i < 64; i++) {
            int at = (8 * y + i / 8) * pixels.width() + 8 * x + i % 8;
            sum += pixels.data()[at * pixels.channels()] & 0xFF;
        }
        return sum / 64;
    }

    @Test
    void theBeginningOfAFileIsEnoughForThePreview() throws Exception {
        ItgPixels preview = new ItgDecoder(model).preview(largeFile);
        byte[] beginning =
                Arrays.copyOf(largeFile, read(largeFile).high().get(0).from());
        assertThat(new ItgDecoder(model).preview(beginning).data()).isEqualTo(preview.data());
        byte[] less = Arrays.copyOf(beginning, beginning.length - 1);
        assertThatThrownBy(() -> new ItgDecoder(model).preview(less))
                .isInstanceOf(ItgException.class)
                .hasMessageContaining("preview of group");
    }

    @Test
    void whoeverFollowsHearsOfEachGroupAndMayStop() throws Exception {
        ItgPixels pixels = DrawnPixels.of(1100, 600, 1, 5);
        List<Integer> heard = new ArrayList<>();
        byte[] file = new ItgEncoder(model).prepare(pixels, ItgExtras.none()).encode(110, 0, 1, (done, total) -> {
            assertThat(total).isEqualTo(6);
            return heard.add(done);
        });
        assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6);
        heard.clear();
        new ItgDecoder(model).decode(file, new ItgRegion(520, 0, 10, 600), (done, total) -> heard.add(done));
        assertThat(heard).containsExactly(1, 2);
        assertThatThrownBy(() ->
                        new ItgDecoder(model).decode(file, new ItgRegion(0, 0, 1100, 600), (done, total) -> false))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("of 6 groups");
    }

    @Test
    void aFileTakesAsMuchAsWasPredicted() {
        takesAsPredicted(60, 40, new int[][] {{70, 1}, {70, 2}, {70, 3}, {130, 1}, {160, 3}});
        takesAsPredicted(540, 200, new int[][] {{70, 1}, {100, 3}, {130, 2}, {160, 1}});
    }

    @Test
    @Tag("slow")
    void aFileOfSixGroupsTakesAsMuchAsWasPredicted() {
        for (int gain : new int[] {70, 100, 130, 160}) {
            takesAsPredicted(1100, 600, new int[][] {{gain, 1}, {gain, 2}, {gain, 3}});
        }
    }

    /** Each choice is a gain and a number of passes. */
    private static void takesAsPredicted(int width, int height, int[][] choices) {
        ItgPixels pixels = DrawnPixels.of(width, height, 3, 5);
        ItgEncoder.Prepared prepared = new ItgEncoder(model).prepare(pixels, ItgExtras.none());
        for (int[] choice : choices) {
            double predicted = prepared.bits(choice[0], ItgQuality.LAMBDA, choice[1]) / 8;
            double bytes = prepared.encode(choice[0], ItgQuality.LAMBDA, choice[1]).length;
            assertThat(bytes)
                    .as("%dx%d, gain %d, %d passes", width, height, choice[0], choice[1])
                    .isCloseTo(predicted, within(0.01 * predicted + 64));
        }
    }

    @Test
    void theModelInTheBoxIsThere() {
        assertThat(ItgModel.included().name()).isEqualTo("d9f4ea49d62089f3");
    }
}
