package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

/**
 * CMYK with a profile of a made-up press: its paper is gray, lightness 80, which is 0.776 in sRGB; its inks are black.
 */
class InksTest {

    private static final float PAPER = 0.776f;

    /** ISO 15076-1: tables of two points along each axis, to Lab and back. */
    private static byte[] press() {
        byte[] toLab = table(4, 3);
        java.util.Arrays.fill(toLab, 48 + 4 * 256, 48 + 4 * 256 + 16 * 3, (byte) 128);
        for (int point = 0; point < 16; point++) {
            toLab[48 + 4 * 256 + 3 * point] = (byte) (point == 0 ? 204 : 0);
        }
        byte[] toInks = table(3, 4);
        ByteBuffer profile = ByteBuffer.allocate(128 + 28 + toLab.length + toInks.length);
        profile.putInt(profile.capacity()).putInt(0).putInt(0x02100000);
        profile.put("prtrCMYKLab ".getBytes(StandardCharsets.US_ASCII));
        profile.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
        profile.position(68).putInt(63190).putInt(65536).putInt(54061);
        profile.position(128).putInt(2).put("A2B0".getBytes(StandardCharsets.US_ASCII));
        profile.putInt(156).putInt(toLab.length).put("B2A0".getBytes(StandardCharsets.US_ASCII));
        profile.putInt(156 + toLab.length).putInt(toInks.length);
        return profile.put(toLab).put(toInks).array();
    }

    private static byte[] table(int in, int out) {
        ByteBuffer table = ByteBuffer.allocate(48 + in * 256 + (1 << in) * out + out * 256);
        table.put("mft1".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        table.put(new byte[] {(byte) in, (byte) out, 2, 0});
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? 65536 : 0);
        }
        ramps(table, in);
        table.position(table.position() + (1 << in) * out);
        ramps(table, out);
        return table.array();
    }

    private static void ramps(ByteBuffer table, int count) {
        for (int i = 0; i < 256 * count; i++) {
            table.put((byte) i);
        }
    }

    @Test
    void aJpegIsConvertedThroughItsProfile() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        inks.setPixels(
                0,
                0,
                16,
                16,
                java.util.stream.IntStream.generate(() -> 255)
                        .limit(16 * 16 * 4)
                        .toArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(inks, null, null));
        }
        writer.dispose();
        JpegSegments adobe = new JpegSegments(); // its CMYK is upside down: 255 is no ink
        adobe.add(0xEE, "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        byte[] plain = adobe.in(bytes.toByteArray());

        Picture simple = TestPictures.read(plain);
        Picture converted = TestPictures.read(JpegSegments.withProfile(plain, press()));

        assertThat(simple.pixels().data()[0]).isCloseTo(1, within(0.01f));
        for (float value : converted.pixels().data()) {
            assertThat(value).isCloseTo(PAPER, within(0.01f));
        }
        assertThat(converted.iccProfile()).isEmpty();
    }

    @Test
    void aTiffIsConvertedThroughItsProfile() throws IOException {
        byte[] pixels = new byte[2 * 2 * 4];
        pixels[3] = -1; // black ink on the first
        Picture converted = TestPictures.read(tiff(pixels));

        assertThat(converted.channels()).isEqualTo(3);
        assertThat(converted.pixels().data()[0]).isCloseTo(0, within(0.02f));
        assertThat(converted.pixels().data()[3]).isCloseTo(PAPER, within(0.01f));
    }

    private static byte[] tiff(byte[] pixels) {
        TiffTags tags = new TiffTags();
        tags.numbers(256, false, 2);
        tags.numbers(257, false, 2);
        tags.numbers(258, false, 8, 8, 8, 8);
        tags.numbers(259, false, 1);
        tags.numbers(262, false, 5);
        tags.numbers(273, true, 8);
        tags.numbers(277, false, 4);
        tags.numbers(278, false, 2);
        tags.numbers(279, true, pixels.length);
        tags.undefined(34675, press());
        ByteBuffer file = ByteBuffer.allocate(8 + pixels.length + tags.size());
        file.putInt(0x4D4D002A).putInt(8 + pixels.length).put(pixels);
        return file.put(tags.directory(8 + pixels.length, 0)).array();
    }
}
