package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures and the bytes of their files, for tests. */
public final class TestPictures {

    private TestPictures() {}

    static float[] floats(String spaced) {
        String[] words = spaced.strip().split(" +");
        float[] values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }

    /** 32x48, of evenly coloured 16x16 blocks, which JPEG keeps. */
    static Picture blocks() {
        ImageBatch pixels = ImageBatch.zeros(1, 32, 48, 3);
        float[][] colours = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}, {1, 1, 1}, {0.5f, 0.25f, 0.75f}};
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 48; x++) {
                System.arraycopy(colours[y / 16 * 3 + x / 16], 0, pixels.data(), pixels.index(0, y, x, 0), 3);
            }
        }
        return Picture.of(pixels);
    }

    /** Random levels of a bit depth. */
    static ImageBatch noise(int height, int width, int channels, int levels) {
        Random random = new Random(height * 31L + width);
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextInt(levels + 1) / (float) levels;
        }
        return image;
    }

    /** Returns a chunk of a PNG. */
    public static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] bytes(Picture picture, String extension) throws IOException {
        Path file = Files.createTempFile("picture", "." + extension);
        try {
            Pictures.write(picture, file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    public static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    static Picture read(byte[] bytes) throws IOException {
        return Pictures.read(bytes, "test", ReadLimits.standard());
    }

    public static byte[] insert(byte[] into, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(into, 0, at);
        out.writeBytes(more);
        out.write(into, at, into.length - at);
        return out.toByteArray();
    }

    static void assertClose(ImageBatch actual, ImageBatch expected, float tolerance) {
        assertThat(actual.toString()).isEqualTo(expected.toString());
        for (int i = 0; i < expected.data().length; i++) {
            assertThat(actual.data()[i]).as("number %s", i).isCloseTo(expected.data()[i], within(tolerance));
        }
    }
}
