package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.spi.EngineOptions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of all kinds through a real plate: what goes in with them comes out with them. */
class RunningPicturesTest {

    private static Intaglio intaglio;
    private static Plate plate;
    private static Model gray;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        intaglio = Intaglio.open();
        // A learning rate at which a few steps change every weight.
        plate = intaglio.train("denoise")
                .data("demo:leaves,count=8,size=32")
                .set("widths", "4,8")
                .set("blocks", 1)
                .set("crop", 16)
                .channels(1)
                .set("learning-rate", 0.01)
                .steps(5)
                .run()
                .plate();
        gray = intaglio.open(plate);
    }

    @AfterAll
    static void close() {
        gray.close();
        intaglio.close();
    }

    private static ImageBatch noise(int height, int width, int channels) {
        Random random = new Random(height * 31L + width);
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return image;
    }

    /** Written, run, written, and read again. */
    private Picture through(Picture picture) throws Exception {
        Path in = folder.resolve("in.png");
        Path out = folder.resolve("out.png");
        Pictures.write(picture, in);
        Pictures.write(gray.run(Pictures.read(in), Settings.empty()), out);
        return Pictures.read(out);
    }

    @Test
    void alphaDepthAndProfileComeOutAsTheyWentIn() throws Exception {
        byte[] profile = profile();
        ImageBatch alpha = ImageBatch.zeros(1, 21, 34, 1);
        for (int i = 0; i < alpha.data().length; i++) {
            alpha.data()[i] = i % 65536 / 65535f;
        }
        Picture picture =
                Picture.of(noise(21, 34, 3)).withAlpha(alpha).withBitDepth(16).withIccProfile(profile);

        Picture out = through(picture);

        assertThat(out.bitDepth()).isEqualTo(16);
        assertThat(out.iccProfile()).hasValue(profile);
        assertThat(out.alpha().orElseThrow().data()).containsExactly(alpha.data(), Offset.offset(1e-7f));
        // Not levels of 8 bits blown up.
        float furthest = 0;
        for (float value : out.pixels().data()) {
            furthest = Math.max(furthest, Math.abs(value * 255 - Math.round(value * 255)));
        }
        assertThat(furthest).isGreaterThan(0.25f);
    }

    @Test
    void anOrientationIsAppliedOnce() throws Exception {
        Path file = folder.resolve("upright.jpg");
        ImageBatch left = ImageBatch.zeros(1, 16, 48, 3);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16 * 3; x++) {
                left.data()[left.index(0, y, 0, 0) + x] = 1; // the left third is white
            }
        }
        Pictures.write(Picture.of(left), file);
        Files.write(file, turnedRight(Files.readAllBytes(file)));

        Pictures.write(gray.run(Pictures.read(file), Settings.empty()), folder.resolve("out.jpg"));
        Picture out = Pictures.read(folder.resolve("out.jpg"));

        assertThat(out.width()).isEqualTo(16);
        assertThat(out.height()).isEqualTo(48);
        // Turned to the right, what was left is on top.
        assertThat(out.pixels().get(0, 4, 8, 0)).isGreaterThan(out.pixels().get(0, 40, 8, 0) + 0.4f);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 5", "5, 7", "20000, 300"})
    void anySizeComesOutAsItWentIn(int width, int height) {
        Picture picture = Picture.of(noise(height, width, 1));

        Picture out = gray.run(picture, Settings.empty());

        assertThat(out.pixels().spec()).isEqualTo(picture.pixels().spec());
        assertThat(out.pixels().data()).isNotEqualTo(picture.pixels().data());
        for (float value : out.pixels().data()) {
            assertThat(Float.isFinite(value)).isTrue();
        }
    }

    @Test
    void eightThreadsShareAPlate() throws Exception {
        Picture picture = Picture.of(noise(61, 97, 3));
        float[] expected = gray.run(picture, Settings.empty()).pixels().data();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Picture>> runs = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                runs.add(pool.submit(() -> gray.run(picture, Settings.empty())));
            }
            for (Future<Picture> run : runs) {
                assertThat(run.get().pixels().data()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aLimitOfMemoryChangesTheTilesAndNotThePicture() {
        Picture picture = Picture.of(noise(611, 803, 3));
        long heap = Runtime.getRuntime().maxMemory();
        try (Intaglio small = limited(heap + (300L << 20));
                Model model = small.open(plate)) {
            float[] whole = gray.run(picture, Settings.empty()).pixels().data();
            float[] tiled = model.run(picture, Settings.empty()).pixels().data();
            // AssertJ compares arrays in quadratic time.
            float largest = 0;
            for (int i = 0; i < whole.length; i++) {
                largest = Math.max(largest, Math.abs(whole[i] - tiled[i]));
            }
            assertThat(largest).isLessThan(1e-5f);
        }
        try (Intaglio none = limited(heap)) {
            assertThatThrownBy(() -> none.open(plate))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("leaves nothing for the network");
        }
    }

    private static Intaglio limited(long bytes) {
        return Intaglio.builder().engine(new EngineOptions().maxMemory(bytes)).open();
    }

    /** EXIF's orientation 6, in a segment behind the file's first marker. */
    private static byte[] turnedRight(byte[] jpeg) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** As much of a profile as is looked at. */
    static byte[] profile() {
        ByteBuffer profile = ByteBuffer.allocate(400);
        profile.putInt(0, 400);
        profile.position(16).put("RGB ".getBytes(StandardCharsets.US_ASCII));
        profile.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
        profile.position(128).putInt(1);
        profile.put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(200).putInt(64);
        profile.position(212).put("wide".getBytes(StandardCharsets.US_ASCII));
        return profile.array();
    }
}
