package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.architecture.Plain;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Images drawn from the prior of z ~ N(0, 1), y ~ N(z, 4), x = y + 3. */
class PriorTest {

    private static final ImageSpec PIXEL = new ImageSpec(1, 1, 1);
    private static DjlEngine engine;

    @BeforeAll
    static void open() {
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Autoencoder model() {
        Architecture architecture = new Architecture(
                PIXEL,
                PIXEL,
                Network.of(new Tap("x"), Conv.same(2, 1)),
                new Latent.Gaussian(0),
                Network.of(
                        Conv.same(2, 1),
                        new Stochastic(1, List.of(new SkipJoin("x", SkipJoin.Mode.CONCAT), Conv.same(2, 1))),
                        Conv.same(1, 1)),
                List.of(new Comparison.Mse(1), new LossTerm.Kl(1, 0, 0)));
        return engine.open(
                architecture,
                Weights.of(Map.of(
                        "encoder.1.weight", Tensor.of(List.of(2, 1, 1, 1), new float[2]),
                        "encoder.1.bias", Tensor.of(List.of(2), new float[2]),
                        "decoder.0.weight", Tensor.of(List.of(2, 1, 1, 1), new float[] {1, 0}),
                        "decoder.0.bias", Tensor.of(List.of(2), new float[] {0, (float) Math.log(4)}),
                        "decoder.1.1.weight", Tensor.of(List.of(2, 3, 1, 1), new float[6]),
                        "decoder.1.1.bias", Tensor.of(List.of(2), new float[2]),
                        "decoder.2.weight", Tensor.of(List.of(1, 1, 1, 1), new float[] {1}),
                        "decoder.2.bias", Tensor.of(List.of(1), new float[] {3}))));
    }

    private static double deviation(ImageBatch images, double mean) {
        double squares = 0;
        for (float value : images.data()) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / images.count());
    }

    @Test
    void everyLevelIsDrawn() {
        try (Autoencoder model = model()) {
            ImageBatch images = model.prior(Condition.NONE, 20_000, 1, 5);

            assertThat(deviation(images, 3)).isCloseTo(Math.sqrt(1 + 4), within(0.05));
            assertThat(model.prior(Condition.NONE, 20_000, 1, 5).data()).isEqualTo(images.data());
            assertThat(model.prior(Condition.NONE, 20_000, 1, 6).data()).isNotEqualTo(images.data());
        }
    }

    @Test
    void aTemperatureBringsEveryLevelNearerToItsMean() {
        try (Autoencoder model = model()) {
            assertThat(deviation(model.prior(Condition.NONE, 20_000, 0.5, 5), 3))
                    .isCloseTo(0.5 * Math.sqrt(1 + 4), within(0.03));
            assertThat(model.prior(Condition.NONE, 2, 0, 5).data()).containsExactly(3, 3);
        }
    }

    @Test
    void aNetworkWithoutAPriorDrawsNone() {
        ImageSpec spec = new ImageSpec(1, 8, 8);
        Architecture plain = new Plain().create(spec, spec);
        try (Autoencoder model = engine.open(plain, Engines.weights(plain, 4))) {
            assertThatThrownBy(() -> model.prior(Condition.NONE, 1, 1, 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("no prior to draw from");
        }
    }
}
