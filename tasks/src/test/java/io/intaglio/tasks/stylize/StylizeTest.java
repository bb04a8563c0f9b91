package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.metric.Psnr;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StylizeTest extends TaskContract {

    private static final Stylize TASK = new Stylize();

    @Override
    protected TaskProvider provider() {
        return TASK;
    }

    @Override
    protected Example example(int channels) {
        Example picture = super.example(channels);
        return picture.with(picture.image(), Optional.of(picture.image()));
    }

    static Autoencoder nothing() {
        return new FakeAutoencoder(
                new Architecture(
                        ImageSpec.anySize(3),
                        ImageSpec.anySize(3),
                        Network.of(),
                        new Latent.Point(0),
                        Network.of(),
                        List.of(new Comparison.Mse(1))),
                Weights.of(Map.of()));
    }

    /** Waves in a direction, on a colour. */
    private static ImageBatch waves(int height, int width, double across, double down, float red) {
        ImageBatch image = ImageBatch.zeros(1, height, width, 3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float wave = (float) (0.5 + 0.3 * Math.sin(across * x + down * y));
                image.data()[image.index(0, y, x, 0)] = red * wave;
                image.data()[image.index(0, y, x, 1)] = wave;
                image.data()[image.index(0, y, x, 2)] = 1 - 0.5f * wave;
            }
        }
        return image;
    }

    private static ImageBatch run(ImageBatch image, Settings options, ImageBatch... styles) {
        Map<String, List<ImageBatch>> images = new HashMap<>();
        images.put(Inputs.IMAGE, List.of(image));
        images.put(Stylize.STYLE, List.of(styles));
        return run(new Inputs(images, Map.of(), OptionalInt.empty(), options));
    }

    private static ImageBatch run(Inputs inputs) {
        Result result = TASK.run(nothing(), TaskState.EMPTY, TASK.prepare(inputs), Tiling.DEFAULT);
        return ((Result.Image) result).image();
    }

    private static Settings quick(String more) {
        return Settings.parse("steps = 12\n" + more);
    }

    @Test
    void thePictureGetsTheStrokes() {
        ImageBatch content = waves(64, 64, 0.05, 0, 1);
        ImageBatch style = waves(64, 80, 0.3, 0.9, 0.2f);

        ImageBatch output = run(content, quick(""), style);

        assertThat(StyleMeasure.gain(content, output, style)).isGreaterThan(0.5);
        for (int c = 0; c < 3; c++) {
            assertThat(LinearTransfer.of(output).mean()[c])
                    .isCloseTo(LinearTransfer.of(style).mean()[c], within(0.1));
        }
    }

    @Test
    void aPictureInItsOwnStyleStaysAsItIs() {
        ImageBatch content = waves(64, 64, 0.3, 0.4, 0.8f);

        assertThat(Psnr.of(content, run(content, quick(""), content))).isGreaterThan(28);
    }

    @Test
    void strengthLeadsFromThePictureToTheStyle() {
        ImageBatch content = waves(48, 48, 0.05, 0, 1);
        ImageBatch style = waves(48, 48, 0.3, 0.9, 0.2f);

        assertThat(run(content, quick("strength = 0"), style)).isSameAs(content);
        double half = StyleMeasure.gain(content, run(content, quick("strength = 0.5"), style), style);
        double all = StyleMeasure.gain(content, run(content, quick(""), style), style);
        assertThat(half).isPositive().isLessThan(all);
    }

    @Test
    void twoStylesAtHalfTheWeightLieBetween() {
        ImageBatch content = waves(48, 48, 0.05, 0, 1);
        ImageBatch first = waves(48, 48, 0.3, 0.9, 0.2f);
        ImageBatch second = waves(48, 48, 1.1, -0.4, 0.9f);

        Settings steps = Settings.of("steps", 30);

        ImageBatch both = run(content, steps.with("style-weights", "0.5, 0.5"), first, second);
        ImageBatch alone = run(content, steps.with("style-weights", "1, 0"), first, second);

        assertThat(StyleMeasure.distance(both, first)).isGreaterThan(StyleMeasure.distance(alone, first));
        assertThat(StyleMeasure.distance(both, second)).isLessThan(StyleMeasure.distance(alone, second));
        assertThat(alone.data()).isEqualTo(run(content, steps, first).data());
    }

    @Test
    void aPictureThatKeepsItsColoursGetsStrokesAlone() {
        ImageBatch content = waves(64, 64, 0.05, 0, 1);
        ImageBatch style = waves(64, 64, 0.3, 0.9, 0.2f);

        ImageBatch output = run(content, quick("keep-colour = true"), style);

        assertThat(LinearTransfer.of(output).distance(LinearTransfer.of(content)))
                .isLessThan(0.2);
    }

    @Test
    void blackPartsOfAMaskStayAsTheyAre() {
        ImageBatch content = waves(48, 48, 0.05, 0, 1);
        ImageBatch mask = ImageBatch.zeros(1, 48, 48, 1);
        for (int i = 0; i < 24 * 48; i++) {
            mask.data()[i] = 1;
        }

        ImageBatch output =
                run(Inputs.of(Map.of("image", content, "style", waves(48, 48, 1, 1, 0), "mask", mask), quick("")));

        assertThat(output.crop(24, 0, 24, 48).data())
                .isEqualTo(content.crop(24, 0, 24, 48).data());
        assertThat(output.crop(0, 0, 24, 48).data())
                .isNotEqualTo(content.crop(0, 0, 24, 48).data());
    }

    @Test
    void anyPictureGivesNumbers() {
        List<ImageBatch> odd = List.of(
                ImageBatch.zeros(1, 1, 1, 3),
                ImageBatch.zeros(1, 1, 70, 3),
                ImageBatch.zeros(1, 64, 64, 3),
                waves(5, 100, 0.3, 0.2, 1));
        for (ImageBatch content : odd) {
            for (ImageBatch style : odd) {
                for (float number :
                        run(content, Settings.parse("steps = 3"), style).data()) {
                    assertThat(number).isBetween(-1e-3f, 1.001f);
                }
            }
        }
    }

    @Test
    void grayPicturesAreStyles() {
        ImageBatch gray = ImageBatch.zeros(1, 20, 30, 1);

        assertThat(run(waves(24, 24, 1, 1, 1), quick(""), gray).channels()).isEqualTo(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ImageBatch content = waves(24, 24, 1, 1, 1);
        assertThatThrownBy(() -> run(content, quick("style-weights = 1"), content, content))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("each of the 2 styles");
        assertThatThrownBy(() -> run(ImageBatch.zeros(1, 1200, 1200, 3), quick("scale = 10"), content))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a smaller scale");
        assertThatThrownBy(() -> run(content, quick("method = colours"), content))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("steps is an option of method=patches, and this run uses colours; leave steps out");
        assertThatThrownBy(() -> run(content, Settings.of("method", "whitening"), content))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("method=patches");
        assertThatThrownBy(() -> run(Inputs.of(
                        Map.of("image", content, "style", content, "mask", ImageBatch.zeros(1, 3, 3, 1)), quick(""))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the mask has 3x3");
    }

    @Test
    void theScorerMeasuresStylesAndPicturesOfTheirOwn() {
        ImageBatch content = waves(32, 32, 0.05, 0, 1);
        ImageBatch style = waves(32, 32, 0.3, 0.9, 0.2f);
        Scorer scorer = TASK.scorer(TaskState.EMPTY).orElseThrow();
        Example example = new Example("a", content, OptionalInt.empty(), Optional.of(style));

        scorer.add(example, Pair.of(content, style), new Result.Image(style));

        assertThat(scorer.figures().get("style-gain").value()).isBetween(98.0, 100.0);
        assertThat(scorer.figures().get("colour-distance").value()).isLessThan(1e-3);
        assertThat(scorer.figures()).doesNotContainKey("identity-psnr");

        scorer.add(Example.of("b", content), Pair.of(content, content), new Result.Image(content));

        assertThat(scorer.figures().get("identity-psnr").value()).isEqualTo(100);
    }
}
