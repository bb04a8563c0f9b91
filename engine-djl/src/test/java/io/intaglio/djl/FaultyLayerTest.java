package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Residual;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.Providers;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A layer of a plug-in that gives something else than it announced, or throws, is named with its place and its jar. */
class FaultyLayerTest {

    private static final ImageSpec COLOUR = ImageSpec.anySize(3);

    private static final Architecture NETWORK = new Architecture(
            COLOUR,
            COLOUR,
            Network.of(new Residual(List.of(new ChannelGain(0.25)))),
            new Latent.Point(0),
            Network.of(),
            List.of(new Comparison.Mse(1)));

    /** Computes {@link ChannelGain} wrongly. */
    private record Faulty(UnaryOperator<NDArray> code) implements DjlLayerProvider {

        @Override
        public String name() {
            return "fade";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public NDArray forward(Layer.Custom layer, NDArray x, Function<String, NDArray> weights, boolean training) {
            return code.apply(
                    x.mul(weights.apply("factor").reshape(1, x.getShape().get(1), 1, 1)));
        }
    }

    private static DjlEngine engine(UnaryOperator<NDArray> code) {
        return new DjlEngine(
                List.of(new DeviceInfo("cpu", "a processor", -1)),
                new Threads(2),
                new PyTorchInventory().library(), // loads the natives
                new DjlProviders(
                        Providers.of(DjlLayerProvider.class, List.of(new Faulty(code))), DjlProviders.NONE.terms()),
                Convolutions.trusted(),
                PassExecutor.within(0));
    }

    /** What broadcasts, as every one of these does, used to be learned from and run without a word. */
    static Stream<UnaryOperator<NDArray>> shapes() {
        return Stream.of(
                x -> x.mean(new int[] {1}, true),
                x -> x.mean(new int[] {2}, true).mean(new int[] {3}, true),
                x -> x.mean(new int[] {0}, true),
                x -> x.transpose(0, 1, 3, 2),
                NDArray::mean,
                x -> x.toType(DataType.FLOAT64, true));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_is_not_as_announced_is_neither_learned_from_nor_run(UnaryOperator<NDArray> code) {
        try (DjlEngine engine = engine(code)) {
            assertThatThrownBy(() -> engine.train(
                            new NoiseBatches(2, 6, 6, 3, 0).job(NETWORK, NoiseBatches.steps(2), null),
                            TrainingListener.NONE))
                    .isInstanceOf(PluginException.class)
                    .hasMessageStartingWith("the layer \"fade\" at encoder.0.0 gave ")
                    .hasMessageContaining("FaultyLayerTest$Faulty, which comes from ")
                    .hasMessageContaining("test-classes");
            try (Autoencoder model = engine.open(
                    NETWORK, Weights.initial(ShapePlan.smallest(NETWORK).weights(), 1))) {
                assertThatThrownBy(() -> model.apply(ImageBatch.zeros(2, 5, 4, 3), Condition.NONE))
                        .isInstanceOf(PluginException.class);
            }
        }
    }

    @Test
    void the_message_has_both_shapes() {
        try (DjlEngine engine = engine(x -> x.mean(new int[] {1}, true))) {
            assertThatThrownBy(() -> engine.train(
                            new NoiseBatches(2, 6, 6, 3, 0).job(NETWORK, NoiseBatches.steps(2), null),
                            TrainingListener.NONE))
                    .hasMessageContaining(
                            new Shape(1, 1, 1, 2) + " where its Layer.output announces " + new Shape(1, 3, 1, 2));
        }
    }

    @Test
    void an_error_in_the_middle_keeps_what_was_learned() {
        int[] calls = {0};
        UnaryOperator<NDArray> code = x -> {
            if (++calls[0] > 4) {
                throw new NoClassDefFoundError("org/example/Missing");
            }
            return x;
        };
        List<String> kept = new ArrayList<>();
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Failing failing) {
                kept.add(String.valueOf(failing.lastGood().get().state().step()));
            }
        };
        try (DjlEngine engine = engine(code)) {
            int before = engine.arrays();

            // Once to try the layer; then a step each.
            assertThatThrownBy(() -> engine.train(
                            new NoiseBatches(2, 6, 6, 3, 0)
                                    .job(NETWORK, NoiseBatches.steps(9).with("looks", 1), null),
                            listener))
                    .isInstanceOf(PluginException.class)
                    .hasMessageStartingWith("the layer \"fade\" at encoder.0.0 failed: java.lang.NoClassDefFoundError: "
                            + "org/example/Missing");
            assertThat(kept).containsExactly("3");
            assertThat(engine.arrays()).isEqualTo(before);
        }
    }
}
