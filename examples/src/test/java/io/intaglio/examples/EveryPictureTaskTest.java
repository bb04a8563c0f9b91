package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.plate.Plate;
import io.intaglio.spi.EngineOptions;
import io.intaglio.task.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every task that gives pictures back: tiles do not show, and sizes do not matter. */
class EveryPictureTaskTest {

    @TempDir
    Path folder;

    private static ImageBatch noise(int height, int width, int channels) {
        Random random = new Random(height * 31L + width);
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return image;
    }

    private static Intaglio limited(long bytes) {
        return Intaglio.builder().engine(new EngineOptions().maxMemory(bytes)).open();
    }

    /** A learning rate at which a few steps change every weight. */
    private static Plate trained(Intaglio intaglio, String[] words) throws Exception {
        Training training = intaglio.train(words[0])
                .data("demo:leaves,count=6,size=32")
                .set("widths", "4,8")
                .set("blocks", 1)
                .set("crop", 16)
                .set("learning-rate", 0.01)
                .steps(4);
        return set(training, words).run().plate();
    }

    /** What stands behind a task's name. */
    private static Training set(Training training, String[] words) {
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            training.set(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return training;
    }

    private static float[] run(Model model, int height, int width) {
        Picture out = run(model, Picture.of(noise(height, width, 3)));
        boolean finite = true;
        for (float value : out.pixels().data()) {
            finite &= Float.isFinite(value);
        }
        assertThat(finite).isTrue();
        return out.pixels().data();
    }

    private static Picture run(Model model, Picture picture) {
        Map<String, Picture> pictures = new HashMap<>();
        pictures.put(Inputs.IMAGE, picture);
        if (model.task().roles().stream().anyMatch(role -> role.name().equals(Inputs.MASK))) {
            pictures.put(Inputs.MASK, Picture.of(noise(picture.height(), picture.width(), 1)));
        }
        return model.run(pictures, Settings.empty());
    }

    /** As deep and as wide as people use them, in the smallest tiles that there are. */
    @ParameterizedTest
    @ValueSource(strings = {"denoise", "restore damage=holes", "enhance", "transform maker=photo-to-edges"})
    void tilesOfTheNetworksInThePresetsDoNotShow(String text) throws Exception {
        String[] words = text.split(" ");
        try (Intaglio intaglio = Intaglio.open()) {
            Training training = intaglio.train(words[0])
                    .data("demo:leaves,count=4,size=64")
                    .set("crop", 64)
                    .set("batch", 1)
                    .set("warm-up", 0)
                    .steps(4);
            try (Model model = intaglio.open(set(training, words).run().plate())) {
                Autoencoder network = model.autoencoder();
                ImageBatch image = noise(480, 720, network.architecture().in().channels());
                assertThat(4 * network.plan().reach()).as("several tiles").isLessThan(720);

                float[] whole = network.apply(image, Condition.NONE).data();
                float[] tiled =
                        new Tiling(1).apply(network, image, Condition.NONE).data();

                assertThat(farthest(whole, tiled)).isLessThan(1e-5f);
                assertThat(farthest(whole, new float[whole.length]))
                        .as("it has learned something")
                        .isGreaterThan(0.01f);
            }
        }
    }

    private static float farthest(float[] one, float[] other) {
        float farthest = 0;
        for (int i = 0; i < one.length; i++) {
            farthest = Math.max(farthest, Math.abs(one[i] - other[i]));
        }
        return farthest;
    }

    static List<String> variants() {
        return List.of(
                "denoise",
                "denoise noise=salt-and-pepper",
                "denoise noise=poisson-gaussian supervision=noise2void",
                "restore damage=pixels",
                "restore damage=holes,share=0.1",
                "restore damage=downscale,scale=2",
                "restore damage=jpeg:2,quality=10,blur,kind=motion,scratches",
                "enhance kind=low-light,contrast,haze",
                "transform maker=gray-to-colour adversarial=0.01",
                "transform maker=edges-to-photo",
                "transform maker=photo-to-edges");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void tilesDoNotShowAndAnySizeWillDo(String text) throws Exception {
        try (Intaglio intaglio = Intaglio.open();
                Intaglio small = limited(Runtime.getRuntime().maxMemory() + (290L << 20))) {
            Plate plate = trained(intaglio, text.split(" "));
            try (Model model = intaglio.open(plate);
                    Model tiling = small.open(plate)) {
                assertThat(run(model, 1, 1)).isNotEmpty();
                assertThat(run(model, 5, 7)).isNotEmpty();
                float[] whole = run(model, 403, 611);
                float[] tiled = run(tiling, 403, 611);
                assertThat(farthest(whole, tiled)).isLessThan(1e-5f);
                // Larger than any tile, and as long as panoramas are.
                assertThat(run(tiling, 100, 20_000 / model.enlargement(Settings.empty())))
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void whatTravelsWithAPictureComesOutAndThreadsAgree(String text) throws Exception {
        float[] levels = new float[21 * 34];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i % 65536 / 65535f;
        }
        Picture picture = Picture.of(noise(21, 34, 3))
                .withAlpha(ImageBatch.wrap(1, 21, 34, 1, levels))
                .withBitDepth(16)
                .withIccProfile(RunningPicturesTest.profile());
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open(trained(intaglio, text.split(" ")))) {
            Picture out = through(model, picture);

            int times = model.enlargement(Settings.empty());
            assertThat(out.height()).isEqualTo(21 * times);
            assertThat(out.width()).isEqualTo(34 * times);
            assertThat(out.bitDepth()).isEqualTo(16);
            assertThat(out.iccProfile().isPresent()).as("a profile for colour").isEqualTo(out.channels() == 3);
            float[] alpha = out.alpha().orElseThrow().data();
            if (times == 1) {
                assertThat(farthest(alpha, levels)).isLessThan(1e-7f);
            } else {
                assertThat(alpha).hasSize(levels.length * times * times);
                assertThat(alpha[alpha.length - 1]).isCloseTo(levels[levels.length - 1], within(0.001f));
            }
            agree(model, Picture.of(noise(61, 97, 3)));
        }
    }

    /** Written, run, written, and read again. */
    private Picture through(Model model, Picture picture) throws Exception {
        Path in = folder.resolve("in.png");
        Path out = folder.resolve("out.png");
        Pictures.write(picture, in);
        Pictures.write(run(model, Pictures.read(in)), out);
        return Pictures.read(out);
    }

    private static void agree(Model model, Picture picture) throws Exception {
        float[] expected = run(model, picture).pixels().data();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Picture>> runs = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                runs.add(pool.submit(() -> run(model, picture)));
            }
            for (Future<Picture> run : runs) {
                assertThat(Arrays.equals(run.get().pixels().data(), expected)).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
