package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes, tensors and costs computed by hand. */
class LayerTest {

    private record ComparisonCase(Layer layer, Shape in, Shape out, long flops, ReceptiveField reach, String weights) {}

    static Stream<ComparisonCase> cases() {
        return Stream.of(
                // 2 · 160 outputs · 27 products
                new ComparisonCase(
                        new Conv(8, 3, 2, 1, 1, 1),
                        map(3, 9, 7),
                        map(8, 5, 4),
                        8640,
                        new ReceptiveField(1, 2, 1),
                        "weight[8, 3, 3, 3] bias[8]"),
                // 2 · 150 · 2 · 9
                new ComparisonCase(
                        new Conv(6, 3, 1, 1, 2, 1),
                        map(4, 5, 5),
                        map(6, 5, 5),
                        5400,
                        new ReceptiveField(1, 1, 1),
                        "weight[6, 2, 3, 3] bias[6]"),
                new ComparisonCase(
                        Conv.halve(5),
                        map(1, 4, 6),
                        map(5, 2, 3),
                        240,
                        new ReceptiveField(1, 2, 1),
                        "weight[5, 1, 2, 2] bias[5]"),
                // 2 · 30 inputs · 3 · 16
                new ComparisonCase(
                        new ConvTranspose(3, 4, 2, 1, 0),
                        map(2, 3, 5),
                        map(3, 6, 10),
                        2880,
                        new ReceptiveField(1, 1, 2),
                        "weight[2, 3, 4, 4] bias[3]"),
                new ComparisonCase(
                        Dense.of(10),
                        new Shape.Vector(7),
                        new Shape.Vector(10),
                        140,
                        ReceptiveField.GLOBAL,
                        "weight[10, 7] bias[10]"),
                new ComparisonCase(
                        new Upsample(2, Upsample.Mode.NEAREST),
                        map(3, 4, 5),
                        map(3, 8, 10),
                        0,
                        new ReceptiveField(0.5, 1, 2),
                        ""),
                new ComparisonCase(
                        new Upsample(2, Upsample.Mode.BILINEAR),
                        map(3, 4, 5),
                        map(3, 8, 10),
                        1920,
                        new ReceptiveField(1, 1, 2),
                        ""),
                new ComparisonCase(
                        new PixelShuffle(2), map(8, 3, 3), map(2, 6, 6), 0, new ReceptiveField(0.5, 1, 2), ""),
                new ComparisonCase(
                        new PixelShuffle(-2), map(2, 6, 4), map(8, 3, 2), 0, new ReceptiveField(1, 2, 1), ""),
                new ComparisonCase(
                        new Pool(Pool.Mode.MAX, 2), map(2, 5, 7), map(2, 2, 3), 70, new ReceptiveField(1, 2, 1), ""),
                new ComparisonCase(
                        Pool.globalAverage(), map(2, 5, 7), new Shape.Vector(2), 70, ReceptiveField.GLOBAL, ""),
                new ComparisonCase(
                        Norm.batch(),
                        map(4, 2, 2),
                        map(4, 2, 2),
                        64,
                        ReceptiveField.PIXEL,
                        "weight[4] bias[4] running-mean[4] running-var[4]"),
                new ComparisonCase(
                        new Norm(Norm.Mode.GROUP, 2),
                        map(4, 2, 2),
                        map(4, 2, 2),
                        64,
                        ReceptiveField.GLOBAL,
                        "weight[4] bias[4]"),
                new ComparisonCase(
                        new Gdn(true), map(4, 2, 2), map(4, 2, 2), 192, ReceptiveField.PIXEL, "beta[4] gamma[4, 4]"),
                // Six pixels: four projections, 8 · 6 · 16; 36 pairs, 2 · 4 and 2 · 4, and two softmaxes of them; gain
                // and sum
                new ComparisonCase(
                        new SelfAttention(2),
                        map(4, 2, 3),
                        map(4, 2, 3),
                        768 + 576 + 360 + 48,
                        ReceptiveField.GLOBAL,
                        "query[4, 4] key[4, 4] value[4, 4] out[4, 4] gain[1]"),
                new ComparisonCase(
                        Norm.channel(), map(4, 2, 2), map(4, 2, 2), 64, ReceptiveField.PIXEL, "weight[4] bias[4]"),
                // Spans 7 pixels; 2 · 120 outputs · 48 products
                new ComparisonCase(
                        new Conv(8, 4, 1, 1, 1, 2, 1),
                        map(3, 9, 7),
                        map(8, 5, 3),
                        11520,
                        new ReceptiveField(5, 1, 1),
                        "weight[8, 3, 4, 4] bias[8]"),
                // 2 · 150 · 49
                new ComparisonCase(
                        Conv.depthwise(6, 7),
                        map(6, 5, 5),
                        map(6, 5, 5),
                        14700,
                        new ReceptiveField(3, 1, 1),
                        "weight[6, 1, 7, 7] bias[6]"),
                new ComparisonCase(Activate.relu(), map(4, 2, 2), map(4, 2, 2), 16, ReceptiveField.PIXEL, ""),
                new ComparisonCase(new Dropout(0.5), map(4, 2, 2), map(4, 2, 2), 0, ReceptiveField.PIXEL, ""),
                new ComparisonCase(
                        new Reshape(new Shape.Vector(24)),
                        map(4, 2, 3),
                        new Shape.Vector(24),
                        0,
                        ReceptiveField.GLOBAL,
                        ""),
                new ComparisonCase(
                        new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1),
                        map(3, 2, 2),
                        map(5, 2, 2),
                        0,
                        ReceptiveField.GLOBAL,
                        ""),
                new ComparisonCase(
                        new PositionalEncoding(PositionalEncoding.Mode.SINUSOIDAL, 3),
                        map(3, 2, 2),
                        map(15, 2, 2),
                        0,
                        ReceptiveField.GLOBAL,
                        ""),
                new ComparisonCase(new Tap("skip"), map(3, 2, 2), map(3, 2, 2), 0, ReceptiveField.PIXEL, ""),
                // 2 · 32 · 18 + 32 for the activation + 2 · 32 · 18 + 32 for the sum
                new ComparisonCase(
                        new Residual(List.of(Conv.same(2, 3), Activate.relu(), Conv.same(2, 3))),
                        map(2, 4, 4),
                        map(2, 4, 4),
                        2368,
                        new ReceptiveField(2, 1, 1),
                        "0.weight[2, 2, 3, 3] 0.bias[2] 2.weight[2, 2, 3, 3] 2.bias[2]"),
                new ComparisonCase(
                        new Residual(List.of(Conv.halve(2), new Upsample(2, Upsample.Mode.NEAREST))),
                        map(2, 4, 4),
                        map(2, 4, 4),
                        160,
                        new ReceptiveField(2, 2, 2),
                        "0.weight[2, 2, 2, 2] 0.bias[2]"),
                // 2 · 32 · 2 + 32 for the activation + 32 for the product
                new ComparisonCase(
                        new Scale(List.of(Conv.same(2, 1), Activate.relu())),
                        map(2, 4, 4),
                        map(2, 4, 4),
                        192,
                        ReceptiveField.PIXEL,
                        "0.weight[2, 2, 1, 1] 0.bias[2]"),
                // 32 for the pool, 2 · 6 and 3, 2 · 6 and 2, 32 for the product
                new ComparisonCase(
                        Scale.squeezeAndExcitation(2, 3),
                        map(2, 4, 4),
                        map(2, 4, 4),
                        93,
                        ReceptiveField.GLOBAL,
                        "1.weight[3, 2] 1.bias[3] 3.weight[2, 3] 3.bias[2]"),
                new ComparisonCase(
                        new Block("down", List.of(Conv.halve(3), new Block("point", List.of(Conv.same(5, 1))))),
                        map(2, 4, 4),
                        map(5, 2, 2),
                        192 + 120,
                        new ReceptiveField(1, 2, 1),
                        "0.weight[3, 2, 2, 2] 0.bias[3] 1.0.weight[5, 3, 1, 1] 1.0.bias[5]"),
                // 2 · 32 · 3, and 48 for what is drawn
                new ComparisonCase(
                        new Stochastic(1, List.of(Conv.same(2, 1))),
                        map(3, 4, 4),
                        map(2, 4, 4),
                        240,
                        ReceptiveField.PIXEL,
                        "0.weight[2, 3, 1, 1] 0.bias[2]"),
                // The stride is not forgotten where the whole image matters.
                new ComparisonCase(
                        new Block("middle", List.of(Conv.halve(2), new Norm(Norm.Mode.INSTANCE, 1))),
                        map(2, 4, 4),
                        map(2, 2, 2),
                        160,
                        new ReceptiveField(Double.POSITIVE_INFINITY, 2, 1),
                        "0.weight[2, 2, 2, 2] 0.bias[2] 1.weight[2] 1.bias[2]"));
    }

    /** A bias sums over nothing; a transposed convolution's output meets every other row and column of its kernel. */
    @Test
    void countsTheInputsOfEachOutput() {
        assertThat(inputs(new Conv(8, 3, 2, 1, 1, 1), map(3, 9, 7))).containsExactly(27L, 0L);
        assertThat(inputs(new Conv(6, 3, 1, 1, 2, 1), map(4, 5, 5))).containsExactly(18L, 0L);
        assertThat(inputs(new ConvTranspose(3, 4, 2, 1, 0), map(2, 3, 5))).containsExactly(8L, 0L);
        assertThat(inputs(Dense.of(10), new Shape.Vector(7))).containsExactly(7L, 0L);
        assertThat(inputs(Norm.batch(), map(4, 2, 2))).containsOnly(0L);
        assertThat(inputs(new Residual(List.of(Conv.same(2, 3))), map(2, 4, 4))).containsExactly(18L, 0L);
    }

    private static List<Long> inputs(Layer layer, Shape in) {
        return layer.weights(in).stream().map(WeightSpec::inputs).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersForItself(ComparisonCase expected) {
        Layer layer = expected.layer();

        assertThat(layer.output(expected.in())).isEqualTo(expected.out());
        assertThat(layer.flops(expected.in())).isEqualTo(expected.flops());
        assertThat(layer.reach()).isEqualTo(expected.reach());
        String weights = String.join(
                " ",
                layer.weights(expected.in()).stream()
                        .map(weight -> weight.name() + weight.shape())
                        .toList());
        assertThat(weights).isEqualTo(expected.weights());
    }

    @Test
    void everyPermittedLayerIsCovered() {
        List<Class<?>> covered =
                cases().<Class<?>>map(each -> each.layer().getClass()).toList();

        assertThat(Stream.of(Layer.class, Composite.class)
                        .flatMap(kinds -> Stream.of(kinds.getPermittedSubclasses()))
                        .filter(Class::isRecord))
                .allMatch(type -> covered.contains(type) || type == SkipJoin.class);
    }

    @Test
    void attentionGrowsWithTheSquareOfThePixels() {
        SelfAttention layer = new SelfAttention(2);

        assertThat(layer.activations(map(4, 2, 3))).isEqualTo(6 * 24 + 2 * 2 * 36);
        assertThat(layer.activations(map(4, 64, 64))).isEqualTo(6L * 16384 + 4L * 4096 * 4096);
        assertThatThrownBy(() -> layer.flops(map(4, 60_000, 60_000))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aMergeJoins() {
        assertThat(new SkipJoin("a", SkipJoin.Mode.ADD).output(map(2, 3, 4), map(2, 3, 4)))
                .isEqualTo(map(2, 3, 4));
        assertThat(new SkipJoin("a", SkipJoin.Mode.MULTIPLY).output(map(2, 3, 4), map(2, 3, 4)))
                .isEqualTo(map(2, 3, 4));
        assertThatThrownBy(() -> new SkipJoin("a", SkipJoin.Mode.MULTIPLY).output(map(2, 3, 4), map(1, 3, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("\"a\" is 1x3x4 and does not join with 2x3x4");
        assertThat(new SkipJoin("a", SkipJoin.Mode.CONCAT).output(map(2, 3, 4), map(5, 3, 4)))
                .isEqualTo(map(7, 3, 4));
        assertThat(new SkipJoin("a", SkipJoin.Mode.ADD_FIRST).output(map(3, 3, 4), map(4, 3, 4)))
                .isEqualTo(map(3, 3, 4));
        assertThatThrownBy(() -> new SkipJoin("a", SkipJoin.Mode.ADD_FIRST).output(map(3, 3, 4), map(1, 3, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("\"a\" is 1x3x4 and does not join with 3x3x4");
        assertThatThrownBy(() -> new SkipJoin("a", SkipJoin.Mode.ADD).output(map(2, 3, 4), map(2, 4, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("\"a\" is 2x4x4 and does not join with 2x3x4");
    }

    @Test
    void latentsHalveAndAreTold() {
        assertThat(new Latent.Point(0).code(map(8, 2, 2))).isEqualTo(map(8, 2, 2));
        assertThat(new Latent.Gaussian(0).code(new Shape.Vector(8))).isEqualTo(new Shape.Vector(4));
        assertThat(new Latent.Gaussian(10).conditioned(map(4, 2, 2))).isEqualTo(map(14, 2, 2));
        assertThatThrownBy(() -> new Latent.Gaussian(0).code(new Shape.Vector(7)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("7 is odd");
    }

    @Test
    void constructorsRefuseByAFullSentence() {
        refuses(() -> Conv.same(0, 3), "a convolution's number of channels is at least 1, not 0");
        refuses(() -> new Conv(4, 3, 1, 3, 1, 1), "pads by less than its kernel (3 of 3)");
        refuses(() -> new Conv(4, 3, 1, 5, 1, 2, 1), "pads by less than its kernel (5 of 5)");
        refuses(() -> new Conv(4, 3, 1, 1, 1, 0, 1), "a convolution's dilation must be between 1 and 1024, not 0");
        refuses(() -> Conv.same(4, 3).dilation(1025), "not 1025");
        refuses(() -> new Conv(4, 3, 1, 1, 3, 1), "evenly into groups (4 into 3)");
        refuses(() -> new ConvTranspose(4, 3, 2, 1, 2), "adds less than its stride (2 of 2)");
        refuses(() -> new PixelShuffle(1), "enlarges by 2 to 1024, or reduces by -2 to -1024, not 1");
        refuses(() -> new PixelShuffle(Integer.MIN_VALUE), "not -2147483648");
        refuses(() -> new Dropout(1), "a dropout rate must be in [0, 1), not 1.0");
        refuses(() -> new Dropout(Double.NaN), "not NaN");
        refuses(() -> new Tap("My Skip"), "small letters, digits and hyphens, not \"My Skip\"");
        refuses(() -> new SelfAttention(0), "an attention's number of heads is at least 1, not 0");
        refuses(() -> new Block("My Block", List.of()), "small letters, digits and hyphens, not \"My Block\"");
        refuses(() -> new Comparison.Mse(-1), "a term's weight is a number of at least 0, not -1.0");
        refuses(() -> new Comparison.Charbonnier(1, 0), "epsilon is larger than 0, not 0.0");
        refuses(() -> new LossTerm.Kl(1, Double.NaN, 0), "free bits are at least 0, not NaN");
        refuses(() -> new LossTerm.Contractive(1, 0), "larger than 0, not 0.0");
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        refuses(
                () -> Dense.of(3).output(map(1, 2, 2)),
                "takes a vector, not 1x2x2; put a flattening reshape before it");
        refuses(() -> Conv.same(3, 3).output(new Shape.Vector(4)), "takes a map (channels x height x width), not 4");
        refuses(() -> new Conv(3, 3, 1, 0, 1, 4, 1).output(map(1, 8, 9)), "a kernel of 9 does not fit into 8 pixels");
        refuses(() -> Conv.halve(3).output(map(1, 1, 1)), "does not fit into 1 pixels");
        refuses(() -> new Pool(Pool.Mode.MAX, 4).output(map(1, 3, 9)), "a pool of 4x4 does not fit into 1x3x9");
        refuses(() -> new PixelShuffle(2).output(map(6, 2, 2)), "takes a multiple of 4 channels, not 6");
        refuses(() -> new PixelShuffle(-2).output(map(1, 3, 2)), "multiples of 2, not 2x3");
        refuses(() -> new Norm(Norm.Mode.GROUP, 3).output(map(4, 1, 1)), "4 channels do not fall into 3 groups");
        refuses(() -> new Reshape(map(1, 2, 3)).output(map(1, 2, 2)), "takes 6 numbers, not 4");
        refuses(
                () -> new Residual(List.of(Activate.relu(), Dense.of(3))).output(map(1, 2, 2)),
                "layer 1 of the residual's body: a dense layer takes a vector");
        refuses(() -> new Residual(List.of(Conv.same(3, 3))).output(map(1, 2, 2)), "makes 3x2x2 of 1x2x2");
        refuses(() -> new SelfAttention(3).output(map(4, 2, 2)), "4 channels do not fall into 3 heads");
        refuses(() -> new SelfAttention(1).output(new Shape.Vector(4)), "an attention takes a map");
        refuses(() -> new Scale(List.of(Conv.same(3, 3))).output(map(1, 2, 2)), "makes 3x2x2 of 1x2x2");
        refuses(
                () -> new Block("b", List.of(new SkipJoin("a", SkipJoin.Mode.ADD))).output(map(1, 2, 2)),
                "layer 0 of the block b's body: nothing was saved as \"a\"");
        refuses(() -> new SkipJoin("a", SkipJoin.Mode.ADD).output(map(1, 2, 2)), "plan the architecture");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String message) {
        assertThatThrownBy(made).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    private static Shape.Map map(int channels, int height, int width) {
        return new Shape.Map(channels, height, width);
    }
}
