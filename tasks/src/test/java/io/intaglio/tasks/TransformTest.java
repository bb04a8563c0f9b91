package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.CieLab;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.Transform.Drawing;
import io.intaglio.tasks.degradation.EdgeDrawing;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TransformTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Transform();
    }

    private static Transform transform(String settings) {
        return Settings.parse(settings).applyTo(new Transform());
    }

    private static ImageBatch colourful() {
        ImageBatch image = ImageBatch.zeros(1, 12, 16, 3);
        SplitMix64 random = new SplitMix64(9);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (float) random.nextDouble();
        }
        return image;
    }

    private static Pair pair(Transform task, ImageBatch image) {
        return task.pair(new Example("one", image, OptionalInt.empty(), Optional.empty()), new SplitMix64(1));
    }

    @Test
    void channelsGoInAndOutAsTheMakerHasThem() {
        assertThat(transform("").channels(3, 1)).isEqualTo(new Channels(3, 0, 1));
        assertThat(transform("maker = gray-to-colour").channels(3, 3)).isEqualTo(new Channels(1, 0, 3));
        assertThat(transform("maker = edges-to-photo").channels(3, 3)).isEqualTo(new Channels(1, 0, 3));
        assertThat(transform("maker = edges-to-photo").channels(1, 1)).isEqualTo(new Channels(1, 0, 1));
        assertThat(transform("maker = photo-to-edges").channels(3, 3)).isEqualTo(new Channels(3, 0, 1));
    }

    @Test
    void whatTheLinesAreIsForRunsAlone() {
        Transform task = transform("maker = edges-to-photo");
        Pair pair = pair(task, colourful());

        assertThat(task.inputs(pair, Settings.empty()).image(Inputs.IMAGE)).isSameAs(pair.input());
        assertThatThrownBy(() -> task.inputs(pair, Settings.of("lines", "black")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lines is for runs");
    }

    @Test
    void pairsAreMadeOfSinglePictures() {
        ImageBatch image = colourful();
        Pair colouring = pair(transform("maker = gray-to-colour"), image);
        assertThat(colouring.target()).isSameAs(image);
        assertThat(colouring.input().data())
                .isEqualTo(Picture.of(image).gray().pixels().data());

        Pair drawing = pair(transform("maker = edges-to-photo"), image);
        assertThat(drawing.target()).isSameAs(image);
        assertThat(drawing.input().data()).isEqualTo(EdgeDrawing.of(image).data());

        Pair looking = pair(transform("maker = photo-to-edges"), image);
        assertThat(looking.input()).isSameAs(image);
        assertThat(looking.target().data()).isEqualTo(EdgeDrawing.of(image).data());
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        assertThatThrownBy(() -> pair(transform(""), colourful()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pairs:DIR_A,DIR_B")
                .hasMessageContaining("maker=gray-to-colour");
        assertThatThrownBy(() -> pair(transform("maker = gray-to-colour"), ImageBatch.zeros(1, 4, 4, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gray");
        Example paired = new Example("two", colourful(), OptionalInt.empty(), Optional.of(colourful()));
        assertThatThrownBy(() -> transform("maker = edges-to-photo").pair(paired, new SplitMix64(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("maker=edges-to-photo");
    }

    @Test
    void drawingsComeInWhiteOrBlackLinesOrAreFound() {
        ImageBatch image = colourful();
        float[] luma = Picture.of(image).gray().pixels().data();

        assertThat(new Drawing().edges(image).data()).isEqualTo(luma);
        assertThat(new Drawing(Drawing.Lines.BLACK).edges(image).data()[7]).isCloseTo(1 - luma[7], within(1e-6f));
        Inputs found = transform("maker = edges-to-photo")
                .prepare(Inputs.of(java.util.Map.of(Inputs.IMAGE, image), Settings.of("lines", "find")));
        assertThat(found.image(Inputs.IMAGE).data())
                .isEqualTo(EdgeDrawing.of(image).data());
    }

    @Test
    void theMeanColourIsRememberedAndKeepsTheBrightness() {
        ImageBatch image = ImageBatch.zeros(1, 2, 2, 3);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = 0.3f + 0.2f * (i % 3);
        }
        Transform task = transform("maker = gray-to-colour");
        TaskState state = task.fit(Fitting.of(null, new One(image), new One(image)));
        float[] ab = CieLab.of(image).data();

        MeanColour mean = MeanColour.of(state).orElseThrow();
        assertThat(mean.a()).isCloseTo(ab[1], within(1e-4f));
        assertThat(mean.b()).isCloseTo(ab[2], within(1e-4f));
        ImageBatch gray = ImageBatch.zeros(1, 2, 2, 1);
        java.util.Arrays.fill(gray.data(), 0.5f);
        float[] coloured =
                CieLab.of(task.baselines(state).get("mean-colour").apply(gray)).data();
        assertThat(coloured[0]).isCloseTo(CieLab.of(gray.channels(0, 0, 0)).data()[0], within(1e-2f));
        assertThat(coloured[1]).isCloseTo(ab[1], within(1e-2f));
        assertThat(transform("")
                        .fit(Fitting.of(null, new One(image), new One(image)))
                        .entries())
                .isEmpty();
    }

    /** Red everywhere, a little more than there can be. */
    private static Autoencoder red() {
        Architecture architecture = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(3),
                Network.of(Conv.same(3, 1)),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.Mse(1)));
        Weights weights = Weights.of(Map.of(
                "encoder.0.weight", Tensor.of(List.of(3, 1, 1, 1), new float[3]),
                "encoder.0.bias", Tensor.of(List.of(3), new float[] {1.2f, 0, 0})));
        return new FakeAutoencoder(architecture, weights);
    }

    @Test
    void colouredPicturesHaveTheBrightnessThatIsKnownEvenWhenTheyAreWritten() {
        ImageBatch gray = ImageBatch.wrap(1, 1, 5, 1, new float[] {0, 0.1f, 0.299f, 0.5f, 1});
        Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, gray), Settings.empty());

        ImageBatch made = ((Result.Image)
                        transform("maker = gray-to-colour").run(red(), TaskState.EMPTY, inputs, Tiling.DEFAULT))
                .image();

        float[] luma = Picture.of(made).gray().pixels().data();
        for (int i = 0; i < luma.length; i++) {
            assertThat(luma[i]).isCloseTo(gray.data()[i], within(1e-6f));
        }
        for (float value : made.data()) {
            assertThat(value).isBetween(-1e-6f, 1 + 1e-6f);
        }
        assertThat(made.get(0, 0, 2, 0)).as("as red as that brightness can be").isCloseTo(1, within(1e-6f));
    }

    @Test
    void aPlateWithoutASoundMeanColourIsRefused() {
        for (Weights wrong :
                List.of(Weights.of(Map.of()), Weights.of(Map.of("ab", Tensor.of(List.of(1), new float[] {1}))))) {
            TaskState state = TaskState.of(Map.of("mean-colour.safetensors", Safetensors.write(wrong)));

            assertThatThrownBy(() -> MeanColour.of(state))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("holds no two numbers");
        }
    }

    @Test
    void onlyColouringIsJudgedByColourFirst() {
        assertThat(transform("maker = gray-to-colour").metrics())
                .extracting(metric -> metric.name())
                .containsExactly("ab-error", "psnr", "ssim", "ms-ssim");
        assertThat(transform("").metrics())
                .extracting(metric -> metric.name())
                .containsExactly("psnr", "ssim", "ms-ssim");
    }

    private record One(ImageBatch image) implements Source {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public Example get(long index) {
            return new Example("one", image, OptionalInt.empty(), Optional.empty());
        }

        @Override
        public String digest() {
            return "one";
        }
    }
}
