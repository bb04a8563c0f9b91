package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is learned from files in pairs, and from noisy pictures alone, by the real engine and measured beside clean
 * ones.
 */
class LearningFromNoisyPicturesTest {

    private static final int COUNT = 12;
    private static final double SIGMA = 25 / 255.0;

    @TempDir
    static Path folder;

    private static Intaglio intaglio;

    /** Two noisy pictures of each scene, and the clean one. */
    @BeforeAll
    static void draw() throws IOException {
        intaglio = Intaglio.open();
        Random random = new Random(1);
        try (Source leaves = intaglio.source("demo:leaves,count=" + COUNT + ",size=64,seed=5")) {
            for (int i = 0; i < COUNT; i++) {
                ImageBatch clean = pale(leaves.get(i).image());
                write("clean", i, clean);
                write("first", i, noisy(clean, random));
                write("second", i, noisy(clean, random));
            }
        }
    }

    @AfterAll
    static void close() {
        intaglio.close();
    }

    private static void write(String kind, int number, ImageBatch image) throws IOException {
        Path file = Files.createDirectories(folder.resolve(kind)).resolve(number + ".png");
        Pictures.write(Picture.of(image).withBitDepth(16), file);
    }

    /** Of half the range, in the middle, so that little of the noise is clipped when it is stored. */
    private static ImageBatch pale(ImageBatch image) {
        float[] data = Picture.of(image).gray().pixels().data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = 0.25f + data[i] / 2;
        }
        return ImageBatch.wrap(1, image.height(), image.width(), 1, data);
    }

    private static ImageBatch noisy(ImageBatch clean, Random random) {
        float[] data = clean.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += (float) (SIGMA * random.nextGaussian());
        }
        return ImageBatch.wrap(1, clean.height(), clean.width(), 1, data);
    }

    private static String pairs(String one, String other) {
        return "pairs:" + folder.resolve(one) + "," + folder.resolve(other);
    }

    private static Plate trained(String task, String data, String... settings) throws IOException {
        Training training = intaglio.train(task)
                .data(data)
                .set("widths", "8,16")
                .set("blocks", 1)
                .set("batch", 8)
                .set("crop", 32)
                .set("learning-rate", 0.003)
                .set("warm-up", 10)
                .set("held-out", 0)
                .steps(150);
        for (int i = 0; i < settings.length; i += 2) {
            training.set(settings[i], settings[i + 1]);
        }
        return training.run().plate();
    }

    /** By how many dB the plate's answer is nearer to the clean picture than its input is. */
    private static double gain(Plate plate, Settings changes) throws IOException {
        try (Source source = intaglio.source(pairs("first", "clean"));
                Model model = intaglio.open(plate, plate.card().task().orElseThrow(), changes)) {
            Evaluation evaluation = model.evaluate(source, Map.of(), Settings.empty(), 0, EvaluationListener.NONE);
            return evaluation.metrics().get("psnr")
                    - evaluation.baselines().get("input").get("psnr");
        }
    }

    @Test
    void fromTwoNoisyPicturesOfEachScene() throws IOException {
        Plate plate = trained("denoise", pairs("first", "second"), "noise", "none", "supervision", "noise2noise");

        assertThat(gain(plate, Settings.of("supervision", "clean"))).isGreaterThan(3);
    }

    @Test
    void fromNoisyPicturesAlone() throws IOException {
        Plate plate =
                trained("denoise", folder.resolve("first").toString(), "noise", "none", "supervision", "noise2void");

        assertThat(gain(plate, Settings.of("supervision", "clean"))).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denoise", "enhance", "transform"})
    void fromNoisyPicturesWithCleanPartners(String task) throws IOException {
        String[] settings = task.equals("denoise") ? new String[] {"noise", "none"} : new String[0];
        Plate plate = trained(task, pairs("first", "clean"), settings);

        assertThat(gain(plate, Settings.empty())).isGreaterThan(task.equals("transform") ? 0 : 3);
    }
}
