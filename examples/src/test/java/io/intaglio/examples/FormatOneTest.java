package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plates of format 1 are read for ever. The files beside this test were trained for four steps by the last version that
 * wrote this format; {@code NAME-step-2.plate} is the checkpoint on the way, {@code NAME.txt} what the finished plate
 * made of {@link #picture}. Numbers may differ in their last bits between processors.
 */
class FormatOneTest {

    private static final Offset<Float> ROUNDING = Offset.offset(2e-4f);

    private static Intaglio intaglio;

    @BeforeAll
    static void open() {
        intaglio = Intaglio.open();
    }

    @AfterAll
    static void close() {
        intaglio.close();
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = FormatOneTest.class.getResourceAsStream("format-1/" + file)) {
            return in.readAllBytes();
        }
    }

    private static Plate plate(String name) throws IOException {
        return Plate.read(bytes(name), name);
    }

    /** A slope with a bright square. */
    private static Picture picture() {
        float[] pixels = new float[64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 128f + (i % 8 > 2 && i % 8 < 6 && i / 8 > 3 ? 0.5f : 0);
        }
        return Picture.of(ImageBatch.wrap(1, 8, 8, 1, pixels));
    }

    private static float[] numbers(String file) throws IOException {
        String[] words = new String(bytes(file), StandardCharsets.US_ASCII).split("\\s+");
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "collapsed", "variational"})
    void itRunsAsItDid(String name) throws IOException {
        try (Model model = intaglio.open(plate(name + ".plate"))) {
            float[] output = model.run(picture()).pixels().data();
            assertThat(output).containsExactly(numbers(name + ".txt"), ROUNDING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "collapsed", "variational"})
    void itsTrainingGoesOnAsItDid(String name, @TempDir Path folder) throws IOException {
        Plate resumed = intaglio.resume(plate(name + "-step-2.plate"))
                .checkpoints(folder)
                .listener(TrainingListener.NONE)
                .run()
                .plate();

        Plate whole = plate(name + ".plate");
        assertThat(resumed.weights().names()).isEqualTo(whole.weights().names());
        whole.weights()
                .asMap()
                .forEach(
                        (key, expected) -> assertThat(resumed.weights().get(key).data())
                                .as(key)
                                .containsExactly(expected.data(), ROUNDING));
    }
}
