package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.plate.Plate;
import io.intaglio.spi.EngineOptions;
import io.intaglio.task.Inputs;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every task that gives pictures back: tiles do not show, and sizes do not matter. */
class EveryPictureTaskTest {

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
        Map<String, Picture> pictures = new HashMap<>();
        pictures.put(Inputs.IMAGE, Picture.of(noise(height, width, 3)));
        if (model.task().roles().contains(Inputs.MASK)) {
            pictures.put(Inputs.MASK, Picture.of(noise(height, width, 1)));
        }
        Picture out = model.run(pictures, Settings.empty());
        for (float value : out.pixels().data()) {
            assertThat(Float.isFinite(value)).isTrue();
        }
        return out.pixels().data();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "denoise",
                "denoise noise=salt-and-pepper",
                "restore damage=pixels",
                "restore damage=holes,share=0.1",
                "restore damage=downscale,scale=2",
                "restore damage=jpeg:2,quality=10,blur,kind=motion,scratches",
                "enhance kind=low-light,contrast,haze",
                "transform maker=gray-to-colour adversarial=0.01",
                "transform maker=edges-to-photo",
                "transform maker=photo-to-edges"
            })
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
            }
        }
    }
}
