package io.intaglio.djl.train;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Block;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Gdn;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.Pool;
import io.intaglio.network.Residual;
import io.intaglio.network.Scale;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradient by each layer's weights and, through a convolution before it, by its input against differences of
 * values.
 */
class LayerGradientTest {

    private static Map<String, List<Layer>> layers() {
        Map<String, List<Layer>> all = new LinkedHashMap<>();
        all.put("norm of each pixel", List.of(Norm.channel()));
        all.put("GDN", List.of(new Gdn(false)));
        all.put("inverse GDN", List.of(new Gdn(true)));
        all.put("attention", List.of(new SelfAttention(2)));
        all.put("depthwise convolution", List.of(Conv.depthwise(4, 5)));
        all.put("dilated convolution", List.of(Conv.same(4, 3).dilation(3)));
        all.put("scale", List.of(new Scale(List.of(Conv.same(4, 3), new Activate(Activate.Function.SIGMOID)))));
        all.put(
                "scale of channels",
                List.of(new Scale(
                        List.of(Pool.globalAverage(), Dense.linear(4), new Activate(Activate.Function.SIGMOID)))));
        all.put(
                "block with joins within",
                List.of(
                        new Tap("a"),
                        new Block(
                                "gate",
                                List.of(new Residual(List.of(
                                        Conv.same(4, 3),
                                        new SkipJoin("a", SkipJoin.Mode.MULTIPLY),
                                        new SkipJoin("a", SkipJoin.Mode.ADD)))))));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> isThatOfTheDifferences() {
        return layers().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Architecture architecture = around(each.getValue());
                    Weights weights = weights(architecture);
                    GradientTest.everyWeightMatters(architecture, weights);
                    GradientTest.isThatOfTheDifferences(architecture, weights, 2e-3f);
                }));
    }

    private static Architecture around(List<Layer> layers) {
        ImageSpec gray = ImageSpec.anySize(1);
        return new Architecture(
                gray,
                gray,
                Network.of(Conv.same(4, 3)),
                new Latent.Point(0),
                new Network(Stream.of(layers, List.<Layer>of(Conv.same(1, 3)))
                        .flatMap(List::stream)
                        .toList()),
                List.of(new Comparison.Mse(10)));
    }

    /** Away from where they begin: a weight of zero would hide those behind it. */
    private static Weights weights(Architecture architecture) {
        List<WeightSpec> specs = ShapePlan.smallest(architecture).weights();
        Random random = new Random(7);
        Map<String, Tensor> all = new LinkedHashMap<>();
        Weights.initial(specs, 5).asMap().forEach((name, tensor) -> {
            float[] data = tensor.data().clone();
            for (int i = 0; i < data.length; i++) {
                data[i] += 0.4f * (random.nextFloat() - 0.5f);
            }
            all.put(name, Tensor.of(tensor.shape(), data));
        });
        return Weights.of(all);
    }
}
