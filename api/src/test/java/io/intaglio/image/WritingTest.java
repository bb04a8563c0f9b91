package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {

    @TempDir
    private Path folder;

    private Picture again(Picture picture, String name) throws IOException {
        Path file = folder.resolve(name);
        Pictures.write(picture, file);
        return Pictures.read(file);
    }

    @ParameterizedTest
    @CsvSource({
        "png, 1, 8", "png, 3, 8", "png, 1, 16", "png, 3, 16", "tiff, 1, 8", "tif, 3, 8", "tiff, 1, 16", "tif, 3, 16",
        "bmp, 1, 8", "bmp, 3, 8", "pgm, 1, 8", "pgm, 1, 16", "ppm, 3, 8", "ppm, 3, 16", "pnm, 1, 8", "pnm, 3, 16",
    })
    void everyLevelComesBack(String extension, int channels, int bits) throws IOException {
        ImageBatch pixels = TestPictures.noise(37, 53, channels, bits == 8 ? 255 : 65535);
        Picture read = again(Picture.of(pixels).withBitDepth(bits), "x." + extension);
        assertThat(read.bitDepth()).isEqualTo(bits);
        assertThat(read.alpha()).isEmpty();
        TestPictures.assertClose(read.pixels(), pixels, 1e-7f);
    }

    @ParameterizedTest
    @CsvSource({"png, 1, 8", "png, 3, 16", "tif, 1, 16", "tif, 3, 8"})
    void alphaComesBackBesidePixelsThatCannotBeSeen(String extension, int channels, int bits) throws IOException {
        int levels = bits == 8 ? 255 : 65535;
        ImageBatch pixels = TestPictures.noise(9, 11, channels, levels);
        ImageBatch alpha = TestPictures.noise(9, 11, 1, levels);
        alpha.data()[5] = 0;
        Picture read = again(Picture.of(pixels).withAlpha(alpha).withBitDepth(bits), "x." + extension);
        TestPictures.assertClose(read.pixels(), pixels, 1e-7f);
        TestPictures.assertClose(read.alpha().orElseThrow(), alpha, 1e-7f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "bmp", "ppm"})
    void alphaIsComposedOnWhiteWhereTheFormatHasNone(String extension) throws IOException {
        Picture picture = TestPictures.blocks();
        Picture read = again(picture.withAlpha(ImageBatch.zeros(1, 32, 48, 1)), "x." + extension);
        for (float value : read.pixels().data()) {
            assertThat(value).isGreaterThan(0.99f);
        }
    }

    @ParameterizedTest
    @CsvSource({"png, 1", "png, 3", "jpg, 1", "jpg, 3", "tif, 1", "tif, 3"})
    void theProfileComesBack(String extension, int channels) throws IOException {
        byte[] profile = Profiles.adobeLike(channels == 1 ? "GRAY" : "RGB ");
        Picture picture = Picture.of(TestPictures.noise(8, 8, channels, 255)).withIccProfile(profile);
        assertThat(again(picture, "x." + extension).iccProfile()).contains(profile);
    }

    @Test
    void otherReadersSeeTheProfileOfAJpeg() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] jpeg = TestPictures.bytes(TestPictures.blocks().withIccProfile(linear), "jpg");
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
        IIOMetadataNode tree = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_jpeg_image_1.0");
        IIOMetadataNode found =
                (IIOMetadataNode) tree.getElementsByTagName("app2ICC").item(0);
        assertThat(((ICC_Profile) found.getUserObject()).getData()).isEqualTo(linear);
        reader.dispose();
    }

    @Test
    void anSrgbProfileNeedsNoSaying() throws IOException {
        assertThat(kept("sRGB IEC61966-2.1")).isEmpty();
    }

    @Test
    void aProfileWithFurtherWordsBesideSrgbIsKept() throws IOException {
        assertThat(kept("sRGB IEC61966-2.1 linear")).isPresent();
    }

    /** Returns what a picture keeps of a profile of this name. */
    private static Optional<byte[]> kept(String description) {
        byte[] profile = Profiles.described("RGB ", description);
        return Picture.of(TestPictures.noise(8, 8, 3, 255))
                .withIccProfile(profile)
                .iccProfile();
    }

    @Test
    void aJpegKeepsFineColour() throws IOException {
        ImageBatch stripes = ImageBatch.zeros(1, 32, 32, 3);
        for (int i = 0; i < 32 * 32; i++) {
            stripes.data()[3 * i + i % 2 * 2] = 1; // red, blue, red, blue
        }
        Picture read = again(Picture.of(stripes), "x.jpg");
        TestPictures.assertClose(read.pixels(), stripes, 0.2f);
    }

    /** The first step of the luma table, 16, at quality 95: 16 (200 - 2 * 95) / 100, rounded. */
    @Test
    void aJpegIsOfQuality95() throws IOException {
        Path file = folder.resolve("x.jpg");
        Pictures.write(Picture.of(TestPictures.noise(16, 16, 1, 255)), file);
        byte[] bytes = Files.readAllBytes(file);
        int table = 0;
        while (bytes[table] != (byte) 0xFF || bytes[table + 1] != (byte) 0xDB) {
            table++;
        }

        assertThat(bytes[table + 5]).isEqualTo((byte) 2);
    }

    @Test
    void valuesAreClippedAndRounded() throws IOException {
        Picture wild = Picture.of(
                ImageBatch.wrap(1, 1, 6, 1, new float[] {-3, 7, Float.NaN, 0.5f, 1.4f / 255, Float.NEGATIVE_INFINITY}));
        assertThat(again(wild, "x.png").pixels().data()).containsExactly(0, 1, 0, 128 / 255f, 1 / 255f, 0);
    }

    @Test
    void channelsFollowThePnmExtension() throws IOException {
        assertThat(again(TestPictures.blocks(), "x.pgm").channels()).isEqualTo(1);
        assertThat(again(TestPictures.blocks().gray(), "x.ppm").channels()).isEqualTo(3);
    }

    @Test
    void otherReadersSeeTheSamePng() throws IOException {
        Picture picture = Picture.of(TestPictures.noise(61, 17, 3, 255));
        var image = ImageIO.read(new ByteArrayInputStream(TestPictures.bytes(picture, "png")));
        float[] data = picture.pixels().data();
        for (int i = 0; i < 61 * 17; i++) {
            int colour = image.getRGB(i % 17, i / 17);
            assertThat(colour >> 16 & 255).isEqualTo(Math.round(data[3 * i] * 255));
            assertThat(colour & 255).isEqualTo(Math.round(data[3 * i + 2] * 255));
        }
    }

    @Test
    void anUnknownExtensionIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Pictures.write(TestPictures.blocks(), folder.resolve("x.webp")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("x.webp")
                .hasMessageContaining("png, jpg");
    }

    @Test
    void nothingIsLeftBesideTheFileAndAnOldOneIsReplaced() throws IOException {
        again(TestPictures.blocks(), "x.png");
        again(TestPictures.blocks().gray(), "x.png");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("x.png");
        }
    }

    @Test
    void aMissingFolderIsAnErrorThatLeavesNothing() {
        assertThatThrownBy(() -> Pictures.write(TestPictures.blocks(), folder.resolve("none/x.png")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void besideEachOtherStandBothWithAWhiteGap() throws IOException {
        Picture left = Picture.of(TestPictures.noise(5, 3, 1, 255)).withBitDepth(16);
        Picture right = Picture.of(TestPictures.noise(5, 6, 3, 255));
        Path file = folder.resolve("both.png");

        Pictures.writeBeside(left, right, file);

        Picture both = Pictures.read(file);
        assertThat(both.pixels().spec()).hasToString("3x5x13");
        assertThat(both.bitDepth()).isEqualTo(8);
        TestPictures.assertClose(both.pixels().crop(0, 0, 5, 3), left.colour().pixels(), 1e-7f);
        assertThat(both.pixels().crop(0, 3, 5, 4).data()).containsOnly(1);
        TestPictures.assertClose(both.pixels().crop(0, 7, 5, 6), right.pixels(), 1e-7f);
    }

    @Test
    void whatDoesNotStandBesideEachOtherIsRefused() {
        Picture five = Picture.of(TestPictures.noise(5, 3, 1, 255));
        Picture four = Picture.of(TestPictures.noise(4, 3, 1, 255));

        assertThatThrownBy(() -> Pictures.writeBeside(five, four, folder.resolve("both.png")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("have one height, not 5 and 4 pixels");
        assertThatThrownBy(() -> Pictures.writeBeside(five, five, folder.resolve("both.jpg")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("call");
        assertThat(folder).isEmptyDirectory();
    }
}
