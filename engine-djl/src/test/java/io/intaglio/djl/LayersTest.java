package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Shape;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.testkit.network.EveryLayer;
import io.intaglio.testkit.network.ReferenceNetwork;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Layers against plain loops in double precision, at channels and sizes where layouts and borders go wrong. */
class LayersTest {

    private static final Offset<Float> TOLERANCE = Offset.offset(1e-5f);
    private static DjlEngine engine;

    @BeforeAll
    static void open() {
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Architecture between(ImageSpec spec, Layer... layers) {
        return new Architecture(
                spec, spec, Network.of(layers), new Latent.Point(0), Network.of(), List.of(new Comparison.Mse(1)));
    }

    private static void isAsDocumented(Architecture architecture, Weights weights, ImageBatch x, List<Integer> labels) {
        ImageBatch expected = new ReferenceNetwork(architecture, weights).apply(x, labels);
        try (Autoencoder model = engine.open(architecture, weights)) {
            ImageBatch y = model.apply(x, new Condition(labels));

            assertThat(y.spec()).isEqualTo(expected.spec());
            assertThat(y.data()).containsExactly(expected.data(), TOLERANCE);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLayer() {
        return EveryLayer.architectures().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> isAsDocumented(
                                each.getValue(),
                                EveryLayer.weights(each.getValue()),
                                EveryLayer.images(),
                                EveryLayer.labels(each.getValue()))));
    }

    /** A chain with every layer that keeps or doubles and halves, at a number of channels. */
    private static Map<String, Layer[]> chains(int c) {
        return Map.ofEntries(
                Map.entry("convolution", new Layer[] {Conv.same(c, 3), Activate.relu(), Conv.same(c, 5)}),
                Map.entry(
                        "from one channel to many and back",
                        new Layer[] {Conv.same(1, 3), Conv.same(7, 3), Conv.same(c, 1)}),
                Map.entry("down and up", new Layer[] {Conv.halve(5), new ConvTranspose(c, 2, 2, 0, 0)}),
                Map.entry(
                        "shuffles",
                        new Layer[] {new PixelShuffle(-2), new Norm(Norm.Mode.GROUP, 2), new PixelShuffle(2)}),
                Map.entry(
                        "pool and bilinear",
                        new Layer[] {new Pool(Pool.Mode.MAX, 2), new Upsample(2, Upsample.Mode.BILINEAR)}),
                Map.entry("repeated and convolved", new Layer[] {
                    new Pool(Pool.Mode.MAX, 2), new Upsample(2, Upsample.Mode.NEAREST), Conv.same(c, 3)
                }),
                Map.entry("repeated six times and convolved", new Layer[] {
                    new Pool(Pool.Mode.MAX, 2),
                    new Upsample(6, Upsample.Mode.NEAREST),
                    Conv.same(c, 5),
                    new Pool(Pool.Mode.AVERAGE, 3)
                }),
                Map.entry("batch norm", new Layer[] {Norm.batch(), new Residual(List.of(Conv.same(c, 3), Norm.batch()))
                }),
                Map.entry("instance norm", new Layer[] {new Norm(Norm.Mode.INSTANCE, 1), Conv.same(c, 3)}),
                Map.entry("positions", new Layer[] {
                    new PositionalEncoding(PositionalEncoding.Mode.SINUSOIDAL, 2),
                    new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1),
                    Conv.same(c, 3)
                }),
                Map.entry("laterals", new Layer[] {
                    new Tap("a"),
                    Conv.same(4, 3),
                    new Tap("b"),
                    Conv.same(2, 3),
                    new SkipJoin("b", SkipJoin.Mode.CONCAT),
                    Conv.same(c, 3),
                    new SkipJoin("a", SkipJoin.Mode.ADD)
                }));
    }

    @TestFactory
    Stream<DynamicTest> atAnyNumberOfChannelsAndAnySize() {
        return Stream.of(1, 2, 3, 5)
                .flatMap(c -> chains(c).entrySet().stream()
                        .flatMap(chain -> Stream.of(new int[] {6, 10}, new int[] {14, 2})
                                .map(size -> DynamicTest.dynamicTest(
                                        chain.getKey() + ", " + c + " channels, " + size[1] + "x" + size[0], () -> {
                                            Architecture architecture = between(ImageSpec.anySize(c), chain.getValue());
                                            isAsDocumented(
                                                    architecture,
                                                    Engines.weights(architecture, c),
                                                    Engines.random(c, 2, size[0], size[1], c),
                                                    List.of());
                                        }))));
    }

    @TestFactory
    Stream<DynamicTest> atOddSizes() {
        return Stream.of("convolution", "from one channel to many and back", "batch norm", "positions", "laterals")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Architecture architecture =
                            between(ImageSpec.anySize(3), chains(3).get(name));
                    Weights weights = Engines.weights(architecture, 1);
                    isAsDocumented(architecture, weights, Engines.random(1, 2, 7, 5, 3), List.of());
                    isAsDocumented(architecture, weights, Engines.random(2, 1, 1, 1, 3), List.of());
                    isAsDocumented(architecture, weights, Engines.random(3, 1, 1, 9, 3), List.of());
                }));
    }

    @TestFactory
    Stream<DynamicTest> transposedConvolutionsOfManyKinds() {
        return Stream.of(
                        new ConvTranspose(2, 3, 1, 1, 0),
                        new ConvTranspose(2, 5, 1, 2, 0),
                        new ConvTranspose(1, 3, 3, 0, 0),
                        new ConvTranspose(2, 4, 2, 1, 0),
                        new ConvTranspose(3, 3, 2, 1, 1),
                        new ConvTranspose(2, 5, 3, 2, 2),
                        new ConvTranspose(2, 5, 4, 3, 3),
                        new ConvTranspose(2, 2, 3, 1, 2))
                .flatMap(layer -> Stream.of(1, 3)
                        .map(c -> DynamicTest.dynamicTest(layer + " of " + c + " channels", () -> {
                            int height = 4;
                            int width = 3;
                            ImageSpec in = new ImageSpec(c, height, width);
                            Shape out = layer.output(new Shape.Map(c, height, width));
                            // The plan wants the image's size back: what the layer makes is flattened and read as a
                            // code.
                            Architecture architecture = new Architecture(
                                    in,
                                    in,
                                    Network.of(layer, new Reshape(new Shape.Vector((int) out.size()))),
                                    new Latent.Point(0),
                                    Network.of(
                                            Dense.linear(c * height * width),
                                            new Reshape(new Shape.Map(c, height, width))),
                                    List.of(new Comparison.Mse(1)));
                            Weights weights = Engines.weights(architecture, 3);
                            ImageBatch x = Engines.random(3, 2, height, width, c);
                            Tensor expected = new ReferenceNetwork(architecture, weights).encode(x);
                            try (Autoencoder model = engine.open(architecture, weights)) {
                                assertThat(model.codec().orElseThrow().encode(x).data())
                                        .containsExactly(expected.data(), TOLERANCE);
                            }
                        })));
    }

    @Test
    void aTransposedConvolutionStampsItsKernel() {
        // A stride of 2 puts the stamps 1·K and 2·K side by side; the bias 10 lies under all.
        Architecture architecture = new Architecture(
                new ImageSpec(1, 2, 4),
                new ImageSpec(1, 2, 4),
                Network.of(new Pool(Pool.Mode.MAX, 2)),
                new Latent.Point(0),
                Network.of(new ConvTranspose(1, 2, 2, 0, 0)),
                List.of(new Comparison.Mse(1)));
        Weights weights = Weights.of(Map.of(
                "decoder.0.weight", Tensor.of(List.of(1, 1, 2, 2), new float[] {1, 2, 3, 4}),
                "decoder.0.bias", Tensor.of(List.of(1), new float[] {10})));
        try (Autoencoder model = engine.open(architecture, weights)) {
            ImageBatch y =
                    model.apply(ImageBatch.wrap(1, 2, 4, 1, new float[] {1, 0, 0, 2, 0, 0, 0, 0}), Condition.NONE);

            assertThat(y.data()).containsExactly(11, 12, 12, 14, 13, 14, 16, 18);
        }
    }
}
