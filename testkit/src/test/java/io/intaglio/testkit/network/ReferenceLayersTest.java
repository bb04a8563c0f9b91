package io.intaglio.testkit.network;

import static io.intaglio.testkit.network.Ramps.tensor;
import static io.intaglio.testkit.network.Ramps.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.network.Activate;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Gdn;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers expected are those of PyTorch 1.13 in double precision, but for the cases computed by hand. */
class ReferenceLayersTest {

    private static final Map<String, Tensor> HAND =
            Map.of("weight", tensor1(1, 2, 3, 4), "bias", Tensor.of(List.of(1), new float[] {10}));

    @Test
    void aConvolutionIsACorrelation() {
        Values in = Values.of(new Shape.Map(1, 2, 3), new double[] {1, 2, 3, 4, 5, 6});

        Values out = ReferenceLayers.conv(new Conv(1, 2, 1, 0, 1, 1), in, HAND::get);

        // 1*1 + 2*2 + 3*4 + 4*5 + 10 and 1*2 + 2*3 + 3*5 + 4*6 + 10
        assertThat(out.data).containsExactly(47, 57);
    }

    @Test
    void aTransposedConvolutionStampsItsKernel() {
        Values in = Values.of(new Shape.Map(1, 1, 2), new double[] {1, 2});

        Values out = ReferenceLayers.convTranspose(new ConvTranspose(1, 2, 1, 0, 0), in, HAND::get);

        assertThat(out.data).containsExactly(11, 14, 14, 13, 20, 18);
    }

    @Test
    void aDilatedConvolutionLeavesPixelsOut() {
        Values in = Values.of(new Shape.Map(1, 3, 3), new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

        Values out = ReferenceLayers.conv(new Conv(1, 2, 1, 0, 1, 2, 1), in, HAND::get);

        // 1*1 + 2*3 + 3*7 + 4*9 + 10
        assertThat(out.data).containsExactly(74);
    }

    @Test
    void aNormOfEachPixel() {
        // Both pixels have a variance of 1, the first a mean of 2, the second of 1.
        Values in = Values.of(new Shape.Map(2, 1, 2), new double[] {1, 2, 3, 0});
        Map<String, Tensor> weights = Map.of(
                "weight", Tensor.of(List.of(2), new float[] {2, 3}), "bias", Tensor.of(List.of(2), new float[] {0, 1}));

        is(ReferenceLayers.norm(Norm.channel(), in, weights::get), in.shape, "-1.99999 1.99999 3.999985 -1.999985");
    }

    @Test
    void divisiveNormalization() {
        Values in = Values.of(new Shape.Vector(2), new double[] {3, 4});
        Map<String, Tensor> weights = Map.of(
                "beta", Tensor.of(List.of(2), new float[] {1, 2}),
                "gamma", Tensor.of(List.of(2, 2), new float[] {1, 2, 0, -1}));

        // Sums of 1 + 9 + 4*16 and 4 + 16
        is(ReferenceMixing.gdn(new Gdn(false), in, weights::get), in.shape, "0.34874292 0.89442717");
        is(ReferenceMixing.gdn(new Gdn(true), in, weights::get), in.shape, "25.80697597 17.88854427");
    }

    @Test
    void attention() {
        Values in = Values.of(new Shape.Map(1, 1, 2), new double[] {1, 2});
        Tensor one = Tensor.of(List.of(1, 1), new float[] {1});
        Map<String, Tensor> weights = Map.of(
                "query", one,
                "key", one,
                "value", one,
                "out", one,
                "gain", Tensor.of(List.of(1), new float[] {0.5f}));

        // Shares of e : e^2 and e^2 : e^4
        is(ReferenceMixing.selfAttention(new SelfAttention(1), in, weights::get), in.shape, "1.86552929 2.94039854");
    }

    @Test
    void convolutionWithStridePaddingAndGroups() {
        Values out = ReferenceLayers.conv(
                new Conv(6, 3, 2, 1, 2, 1),
                values(7, 11, 4, 5, 4),
                Map.of("weight", tensor(5, 13, 6, 2, 3, 3), "bias", tensor(3, 7, 6))::get);

        is(out, new Shape.Map(6, 3, 2), """
                0.02 0.21 0.55 -0.4 0.27 -0.32 0.3 0.04 0.84 0.05 0.67 0.46 -0.12 -0.44 0.56 0.19 0.5 0.67 0.12 0.35
                0.53 -0.27 -0.27 0.32 -0.26 0.32 0.31 0.5 -0.4 -0.06 0.71 0.21 0.01 0.54 -0.09 0.26
                """);
    }

    @Test
    void transposedConvolutionWithStridePaddingAndOutputPadding() {
        Values out = ReferenceLayers.convTranspose(
                new ConvTranspose(3, 3, 2, 1, 1),
                values(7, 11, 2, 3, 2),
                Map.of("weight", tensor(5, 13, 2, 3, 3, 3), "bias", tensor(3, 7, 3))::get);

        is(out, new Shape.Map(3, 6, 4), """
                0.08 0.11 0.08 -0.17 0.04 0.09 0.48 0.22 0.08 -0.22 0.08 0.07 0.04 -0.68 0.04 -0.07 0.08 -0.22 0.08
                -0.02 0.2 -0.14 0.04 -0.06 0.28 0.66 0.21 0.22 0.11 0.16 0.52 0.13 0.25 0.38 0.29 0.54 0.05 0.81
                0.13 0.28 0.22 0.32 0.26 0.42 0.34 0.4 0.22 0.38 0.04 -0.01 -0.1 -0.35 -0.13 0.18 -0.27 -0.27 -0.02
                -0.24 0.06 0.05 0.14 -0.22 -0.22 -0.07 -0.08 -0.36 0 -0.1 0.04 -0.28 -0.04 -0.14
                """);
    }

    @Test
    void dense() {
        Values in = Values.of(new Shape.Vector(5), Ramps.ramp(5, 7, 11));

        Values out = ReferenceLayers.dense(
                Dense.of(3), in, Map.of("weight", tensor(5, 13, 3, 5), "bias", tensor(3, 7, 3))::get);

        is(out, new Shape.Vector(3), "0.29 0.67 0.22");
    }

    @Test
    void upsampling() {
        Values in = values(7, 11, 1, 3, 2);

        is(ReferenceResizing.upsample(new Upsample(3, Upsample.Mode.BILINEAR), in), new Shape.Map(1, 9, 6), """
                -0.2 -0.2 0.0333333333 0.266666667 0.5 0.5 -0.2 -0.2 0.0333333333 0.266666667 0.5 0.5 -0.1 -0.1
                0.0111111111 0.122222222 0.233333333 0.233333333 0 0 -0.0111111111 -0.0222222222 -0.0333333333
                -0.0333333333 0.1 0.1 -0.0333333333 -0.166666667 -0.3 -0.3 0.2 0.2 0.0666666667 -0.0666666667 -0.2
                -0.2 0.3 0.3 0.166666667 0.0333333333 -0.1 -0.1 0.4 0.4 0.266666667 0.133333333 0 0 0.4 0.4
                0.266666667 0.133333333 0 0
                """);
        is(ReferenceResizing.upsample(new Upsample(2, Upsample.Mode.NEAREST), in), new Shape.Map(1, 6, 4), """
                -0.2 -0.2 0.5 0.5 -0.2 -0.2 0.5 0.5 0.1 0.1 -0.3 -0.3 0.1 0.1 -0.3 -0.3 0.4 0.4 0 0 0.4 0.4 0 0
                """);
    }

    @Test
    void pixelShuffle() {
        is(ReferenceResizing.shuffle(new PixelShuffle(2), values(1, 100, 8, 1, 2)), new Shape.Map(2, 2, 4), """
                -4.7 -4.5 -4.6 -4.4 -4.3 -4.1 -4.2 -4 -3.9 -3.7 -3.8 -3.6 -3.5 -3.3 -3.4 -3.2
                """);
        is(ReferenceResizing.shuffle(new PixelShuffle(-2), values(1, 100, 2, 2, 4)), new Shape.Map(8, 1, 2), """
                -4.7 -4.5 -4.6 -4.4 -4.3 -4.1 -4.2 -4 -3.9 -3.7 -3.8 -3.6 -3.5 -3.3 -3.4 -3.2
                """);
    }

    @Test
    void pools() {
        Values in = values(7, 11, 2, 5, 4);

        is(
                ReferenceResizing.pool(new Pool(Pool.Mode.MAX, 2), in),
                new Shape.Map(2, 2, 2),
                "0.5 0.3 0.5 0.4 0.2 0.5 0.3 0.5");
        is(
                ReferenceResizing.pool(new Pool(Pool.Mode.AVERAGE, 2), in),
                new Shape.Map(2, 2, 2),
                "0.175 -0.075 0 0.025 -0.125 0.175 -0.025 0");
        is(ReferenceResizing.pool(Pool.globalAverage(), in), new Shape.Vector(2), "0.015 -0.01");
    }

    @Test
    void norms() {
        Values in = values(7, 11, 4, 2, 3);
        float[] variances = tensor(2, 5, 4).data().clone();
        for (int i = 0; i < 4; i++) {
            variances[i] += 1;
        }
        Map<String, Tensor> weights = Map.of(
                "weight", tensor(3, 7, 4),
                "bias", tensor(5, 7, 4),
                "running-mean", tensor(2, 5, 4),
                "running-var", Tensor.of(List.of(4), variances));

        is(ReferenceLayers.norm(new Norm(Norm.Mode.GROUP, 2), in, weights::get), in.shape, """
                0 0 0 0 0 0 -0.573636227 0.108656014 -0.281225267 -0.671106547 0.0111856935 -0.378695587 0.162290868
                0.282473383 0.402655899 0.192336496 0.312519012 0.432701528 0.255235749 0.0148707181 -0.225494313
                0.195144491 -0.0452205396 0.375418265
                """);
        is(ReferenceLayers.norm(new Norm(Norm.Mode.INSTANCE, 1), in, weights::get), in.shape, """
                0 0 0 0 0 0 -0.492007918 0.229423408 -0.182823064 -0.595069536 0.12636179 -0.285884682 0.163809254
                0.284867695 0.405926136 0.194073864 0.315132305 0.436190746 0.259198858 0.0204005712 -0.218397715
                0.199499286 -0.0392990004 0.378598001
                """);
        is(ReferenceLayers.norm(Norm.batch(), in, weights::get), in.shape, """
                0 0 0 0 0 0 -0.26708162 -0.0322959498 -0.16645919 -0.30062243 -0.0658367599 -0.2 0.25000025
                0.29000005 0.32999985 0.2600002 0.3 0.3399998 0.118257343 0.0452279725 -0.0278013976 0.1 0.02697063
                0.154772028
                """);
    }

    @ParameterizedTest
    @EnumSource
    void activations(Activate.Function function) {
        String expected = switch (function) {
            case RELU -> "0 0 0 0 0 0.4 1.7 6.5";
            case LEAKY_RELU -> "-1.4 -0.5 -0.2 -0.06 0 0.4 1.7 6.5";
            case ELU -> "-0.999088118 -0.917915001 -0.632120559 -0.259181779 0 0.4 1.7 6.5";
            case SILU -> """
                -0.00637735836 -0.18964545 -0.268941421 -0.127667245 0 0.239475064 1.43740905 6.49024232
                """;
            case GELU -> """
                -8.95866714e-12 -0.0155241633 -0.158655254 -0.114626573 0 0.262168697 1.62423871 6.5
                """;
            case SOFTPLUS -> """
                0.000911466454 0.0788897343 0.313261688 0.554355244 0.693147181 0.913015252 1.86778603 6.50150231
                """;
            case SIGMOID -> """
                0.000911051194 0.07585818 0.268941421 0.425557483 0.5 0.59868766 0.845534735 0.998498818
                """;
            case TANH -> """
                -0.999998337 -0.986614298 -0.761594156 -0.291312612 0 0.379948962 0.935409071 0.999995479
                """;
        };
        Values in = Values.of(new Shape.Vector(8), new double[] {-7, -2.5, -1, -0.3, 0, 0.4, 1.7, 6.5});

        is(in.map(ReferenceActivations.of(function)), in.shape, expected);
    }

    @Test
    void coordinates() {
        Values in = Values.of(new Shape.Map(1, 3, 2), new double[6]);

        is(
                ReferenceResizing.encode(new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1), in),
                new Shape.Map(3, 3, 2),
                "0 0 0 0 0 0 -1 -1 0 0 1 1 -1 1 -1 1 -1 1");
        Values waves = ReferenceResizing.encode(new PositionalEncoding(PositionalEncoding.Mode.SINUSOIDAL, 2), in);
        assertThat(waves.channels).isEqualTo(9);
        assertThat(waves.get(1, 1, 0)).isZero();
        assertThat(waves.get(2, 1, 0)).isEqualTo(1);
        assertThat(waves.get(2, 2, 0)).isEqualTo(-1);
        assertThat(waves.get(8, 0, 1)).isCloseTo(1, within(1e-12));
    }

    private static Tensor tensor1(float a, float b, float c, float d) {
        return Tensor.of(List.of(1, 1, 2, 2), new float[] {a, b, c, d});
    }

    private static void is(Values actual, Shape shape, String numbers) {
        double[] expected = Arrays.stream(numbers.strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(actual.shape).isEqualTo(shape);
        // 1e-6: weights are floats here and doubles there.
        assertThat(actual.data).containsExactly(expected, within(1e-6));
    }
}
