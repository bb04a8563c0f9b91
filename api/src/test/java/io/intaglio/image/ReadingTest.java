package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff", "jpeg"})
    void grayLevelsAreAsStored(String format) throws IOException {
        BufferedImage image = new BufferedImage(256, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256 * 8; i++) {
            image.getRaster().setSample(i % 256, i / 256, 0, i % 256);
        }
        Picture read = TestPictures.read(TestPictures.bytes(image, format));
        assertThat(read.channels()).isEqualTo(1);
        for (int x = 0; x < 256; x++) {
            float tolerance = format.equals("jpeg") ? 3 / 255f : 1e-6f;
            assertThat(read.pixels().get(0, 3, x, 0)).isCloseTo(x / 255f, within(tolerance));
        }
    }

    @Test
    void aPaletteGivesColourAndItsTransparentEntryAlpha() throws IOException {
        byte[] red = {0, 10, (byte) 200};
        byte[] green = {0, 20, 100};
        byte[] blue = {0, 30, 50};
        IndexColorModel palette = new IndexColorModel(8, 3, red, green, blue, 2);
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        for (String format : new String[] {"png", "gif"}) {
            Picture read = TestPictures.read(TestPictures.bytes(image, format));
            assertThat(read.pixels().channels(0).data()).as(format).startsWith(0, 10 / 255f);
            assertThat(read.pixels().channels(2).data()).as(format).startsWith(0, 30 / 255f);
            assertThat(read.alpha().orElseThrow().data()).as(format).containsExactly(1, 1, 0);
        }
    }

    /** One for printers may hold a PNG, and is as large as that says. */
    @Test
    void aBitmapIsWhatItSaysItIs() throws IOException {
        byte[] bmp = TestPictures.bytes(new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR), "bmp");
        byte[] png = TestPictures.bytes(new BufferedImage(7, 5, BufferedImage.TYPE_BYTE_GRAY), "png");
        byte[] printer = Arrays.copyOf(bmp, 54 + png.length);
        System.arraycopy(png, 0, printer, 54, png.length);
        printer[30] = 5;
        byte[] neither = bmp.clone();
        neither[30] = 5;
        byte[] beyond = bmp.clone();
        beyond[13] = 0x7f;

        assertThat(TestPictures.read(printer).width()).isEqualTo(7);
        printer[54 + 16] = 0x10;
        assertThatThrownBy(() -> TestPictures.read(printer)).hasMessageContaining("its chunk IHDR is damaged");
        assertThatThrownBy(() -> TestPictures.read(neither)).hasMessageContaining("no known format");
        assertThatThrownBy(() -> TestPictures.read(beyond)).hasMessageContaining("its pixels begin behind its end");
        assertThat(TestPictures.read(bmp).width()).isEqualTo(4);
    }

    /** The fourth byte is unused by the letter; where it differs from pixel to pixel somebody meant it. */
    @Test
    void theFourthByteOfABitmapIsItsOpacityWhereItVaries() throws IOException {
        byte[] rgb = TestPictures.bytes(new BufferedImage(2, 2, BufferedImage.TYPE_3BYTE_BGR), "bmp");
        byte[] bmp = Arrays.copyOf(rgb, 54 + 16);
        bmp[28] = 32;
        byte[] pixels = {10, 20, 30, -1, 40, 50, 60, 0, 70, 80, 90, 51, 1, 2, 3, -1}; // from the lowest row on
        System.arraycopy(pixels, 0, bmp, 54, 16);

        Picture read = TestPictures.read(bmp);
        assertThat(read.alpha().orElseThrow().data()).containsExactly(51 * (1 / 255f), 1, 1, 0);
        assertThat(read.pixels().get(0, 1, 0, 0)).isCloseTo(30 / 255f, within(1e-6f));

        for (int unused : new int[] {0, 255}) {
            for (int i = 57; i < bmp.length; i += 4) {
                bmp[i] = (byte) unused;
            }
            assertThat(TestPictures.read(bmp).alpha()).isEmpty();
        }
    }

    @Test
    void plainAndBitwisePnmAreRead() throws IOException {
        assertThat(pnm("P2 # levels\n3 1 # columns\n4\n0 2 4 ").pixels().data()).containsExactly(0, 0.5f, 1);
        assertThat(pnm("P1\n4 2\n0110\n1 0 0 1").pixels().data()).containsExactly(1, 0, 0, 1, 0, 1, 1, 0);
        assertThat(pnm("P4\n9 1\n\u0080\u0080").pixels().data()).containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 0);
        assertThat(pnm("P3\n1 1\n255\n255 0 51").pixels().data()).containsExactly(1, 0, 0.2f);
        Picture deep = pnm("P5\n1 1\n1000\n\u0001\u00f4");
        assertThat(deep.pixels().data()).containsExactly(0.5f);
        assertThat(deep.bitDepth()).isEqualTo(16);
    }

    private static Picture pnm(String text) throws IOException {
        return TestPictures.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P5\n-3 1\n255\n   ",
                "P5\n9 9\n255\nshort",
                "P6\n1 1\n70000\n      ",
                "P2\n99999999999 1 255 0",
                "P1\n2 1\n0 7",
                "P5\n#",
                "P2\n2 2\n255\n1 2 3",
            })
    void damagedPnmIsRefused(String text) {
        assertThatThrownBy(() -> pnm(text))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith("test cannot be read: ");
    }

    @Test
    void theLimitOfPixelsHoldsBeforeDecoding() {
        byte[] bomb = "P5\n30000 30000\n255\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> TestPictures.read(bomb))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage("test cannot be read: it announces 30000x30000 pixels, more than the limit of 200000000");
    }

    @Test
    void aSmallerLimitCanBeSet() throws IOException {
        byte[] png = TestPictures.bytes(TestPictures.blocks(), "png");
        ReadLimits limits = ReadLimits.standard().withMaxPixels(32 * 48 - 1);
        assertThatThrownBy(() -> Pictures.read(png, "b.png", limits)).hasMessageContaining("limit of 1535");
        assertThat(Pictures.read(png, "b.png", limits.withMaxPixels(32 * 48)).width())
                .isEqualTo(48);
    }

    @Test
    void aLargePhotographsSizeIsWithinTheLimits() throws IOException {
        Sizes.check("photo", 6000, 4000, 5_000_000, ReadLimits.standard());
        Sizes.check("scroll", 20000, 300, 50_000, ReadLimits.standard());
        assertThatThrownBy(() -> Sizes.check("bomb", 14000, 14000, 60, ReadLimits.standard()))
                .hasMessage("bomb cannot be read: it announces 14000x14000 pixels but has only 60 bytes");
    }

    @Test
    void contentCountsAndNotTheName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("really.jpg");
        Files.write(file, TestPictures.bytes(TestPictures.blocks(), "png"));
        assertThat(Pictures.read(file).name()).isEqualTo("really.jpg");
    }

    @Test
    void whatIsNoPictureIsNamedWithItsReason(@TempDir Path folder) {
        Path missing = folder.resolve("none.png");
        assertThatThrownBy(() -> Pictures.read(missing))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith("none.png cannot be read: there is no such file");
        assertThatThrownBy(() -> Pictures.read(folder)).hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> TestPictures.read(new byte[0])).hasMessage("test cannot be read: it is empty");
        assertThatThrownBy(() -> pnm("8BPS....")).hasMessageContaining("it is a Photoshop file; PNG, JPEG");
        assertThatThrownBy(() -> pnm("hello")).hasMessageContaining("no known format");
    }

    @Test
    void whatMayNotBeReadIsNamedWithItsReason(@TempDir Path folder) throws IOException {
        Path secret = Files.write(folder.resolve("secret.png"), new byte[1]);
        assumeTrue(
                secret.toFile().setReadable(false) && !Files.isReadable(secret),
                "permissions do not bind this user or file system");
        assertThatThrownBy(() -> Pictures.read(secret))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("secret.png cannot be read: this program has no permission");
    }

    @Test
    void extensionsAreKnownInAnyCase() {
        assertThat(Pictures.readable(Path.of("a/B.JPEG"))).isTrue();
        assertThat(Pictures.readable(Path.of("a/b.webp"))).isTrue();
        assertThat(Pictures.readable(Path.of("a/b.txt"))).isFalse();
        assertThat(Pictures.readable(Path.of("png"))).isFalse();
        assertThat(Pictures.extensions()).contains("png", "jpg", "tif", "pbm");
    }
}
