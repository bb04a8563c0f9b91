package io.intaglio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTilingTest {

    private static final Tiling WHOLE = new Tiling(Long.MAX_VALUE);
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);
    private static final ImageSpec GRAY = ImageSpec.anySize(1);

    private static Autoencoder model(int classes, List<Layer> encoder, List<Layer> decoder) {
        Architecture architecture = new Architecture(
                GRAY,
                GRAY,
                new Network(encoder),
                new Latent.Point(classes),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
        return new FakeAutoencoder(
                architecture, Weights.initial(ShapePlan.smallest(architecture).weights(), 3));
    }

    /** Its code has a quarter of the image's height and width. */
    private static Autoencoder strided(int classes) {
        return model(
                classes,
                List.of(new PixelShuffle(-2), Conv.same(3, 3), Activate.relu(), Conv.halve(2)),
                List.of(new Upsample(2, Upsample.Mode.BILINEAR), Conv.same(4, 3), new PixelShuffle(2)));
    }

    private static ImageBatch random(int count, int height, int width) {
        SplitMix64 random = new SplitMix64(height * 1000L + width);
        ImageBatch image = ImageBatch.zeros(count, height, width, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return image;
    }

    /** Takes the mean of each whole code away and rounds: of a tile it would be another. */
    private static Tensor centred(Tensor code) {
        float[] data = code.data().clone();
        double sum = 0;
        for (float value : data) {
            sum += value;
        }
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.round(64 * (data[i] - (float) (sum / data.length))) / 64f;
        }
        return Tensor.of(code.shape(), data);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,7", "97,61", "61,98", "1,150", "64,64"})
    void tiledIsWhole(int width, int height) {
        ImageBatch x = random(2, height, width);
        Autoencoder model = strided(0);
        ImageBatch whole = WHOLE.throughCode(model, x, CodeTilingTest::centred, Condition.NONE);

        assertThat(whole.spec()).isEqualTo(x.spec());
        Tensor code = WHOLE.encode(model, x);
        for (long maxPixels : new long[] {1, 500, 2000, 5000}) {
            assertThat(new Tiling(maxPixels).encode(model, x).data()).containsExactly(code.data(), CLOSE);
            assertThat(new Tiling(maxPixels)
                            .throughCode(model, x, CodeTilingTest::centred, Condition.NONE)
                            .data())
                    .as("%dx%d with tiles of %d", width, height, maxPixels)
                    .containsExactly(whole.data(), CLOSE);
        }
    }

    @Test
    void withNothingBetweenItIsTheNetworkItself() {
        ImageBatch x = random(2, 50, 70);
        Condition condition = new Condition(List.of(2, 0));
        Autoencoder model = strided(3);

        assertThat(new Tiling(1000)
                        .throughCode(model, x, code -> code, condition)
                        .data())
                .containsExactly(WHOLE.apply(model, x, condition).data(), CLOSE);
    }

    @Test
    void theCodeMayHaveFewerPlacesThanTheImageHasStrides() {
        Autoencoder model = model(
                0,
                List.of(new Conv(2, 5, 1, 0, 1, 1), new Conv(2, 2, 2, 0, 1, 1)),
                List.of(new ConvTranspose(2, 2, 2, 0, 0), new ConvTranspose(1, 5, 1, 0, 0)));
        ImageBatch x = random(1, 41, 57);
        List<List<Integer>> shapes = new ArrayList<>();
        ImageBatch tiled = new Tiling(700)
                .throughCode(
                        model,
                        x,
                        code -> {
                            shapes.add(code.shape());
                            return centred(code);
                        },
                        Condition.NONE);

        assertThat(shapes).containsExactly(List.of(1, 2, 19, 27));
        assertThat(tiled.data())
                .containsExactly(
                        WHOLE.throughCode(model, x, CodeTilingTest::centred, Condition.NONE)
                                .data(),
                        CLOSE);
    }

    @Test
    void aCodeThatSeesTheWholeImageIsNeverMadeOfTiles() {
        Architecture vector = new Architecture(
                new ImageSpec(1, 8, 8),
                new ImageSpec(1, 8, 8),
                Network.of(new Reshape(new Shape.Vector(64)), Dense.linear(5)),
                new Latent.Point(0),
                Network.of(Dense.linear(64), new Reshape(new Shape.Map(1, 8, 8))),
                List.of(new Comparison.Mse(1)));
        Autoencoder model = new FakeAutoencoder(
                vector, Weights.initial(ShapePlan.smallest(vector).weights(), 3));
        ImageBatch x = random(2, 8, 8);

        assertThat(new Tiling(1)
                        .throughCode(model, x, code -> code, Condition.NONE)
                        .data())
                .containsExactly(model.apply(x, Condition.NONE).data(), CLOSE);
    }

    @Test
    void aNetworkWithoutACodeOfItsOwnIsRefused() {
        Autoencoder lateral = model(
                0,
                List.of(new Tap("image"), Conv.same(2, 3)),
                List.of(Conv.same(1, 3), new SkipJoin("image", SkipJoin.Mode.ADD)));

        assertThatThrownBy(() -> WHOLE.throughCode(lateral, random(1, 8, 8), code -> code, Condition.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("skip joins");
    }

    @Test
    void aCodeOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> WHOLE.throughCode(
                        strided(0), random(1, 8, 8), code -> Tensor.of(List.of(1, 2), new float[2]), Condition.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a code of shape [1, 2, 2, 2] was made one of [1, 2]; keep its shape");
    }
}
