package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.Upsample;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures of one pixel, one at a time: nothing that is learned from them divides by what a single number does not
 * have.
 */
class OnePixelTest {

    private static final ImageSpec GRAY = ImageSpec.anySize(1);

    static Stream<Arguments> networks() {
        return Stream.of(
                        List.<Layer>of(),
                        List.<Layer>of(new Norm(Norm.Mode.BATCH, 1)),
                        List.<Layer>of(new Norm(Norm.Mode.INSTANCE, 1)),
                        List.<Layer>of(new Norm(Norm.Mode.GROUP, 2)),
                        List.<Layer>of(new Upsample(2, Upsample.Mode.BILINEAR), Conv.halve(4)))
                .flatMap(layers -> Stream.of(new Comparison.CalibratedMse(1), new Comparison.Charbonnier(1, 1e-3))
                        .map(term -> Arguments.of(layers, term)));
    }

    private static Architecture network(List<Layer> layers, LossTerm term) {
        List<Layer> all =
                Stream.concat(Stream.of(Conv.same(4, 3)), layers.stream()).toList();
        return new Architecture(
                GRAY, GRAY, new Network(all), new Latent.Point(0), Network.of(Conv.same(1, 3)), List.of(term));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void they_are_learned_from(List<Layer> layers, LossTerm term) {
        boolean alone =
                layers.stream().noneMatch(layer -> layer instanceof Norm norm && norm.mode() == Norm.Mode.BATCH);
        Settings settings = NoiseBatches.steps(4).with("looks", 2);
        try (DjlEngine engine = Engines.cpu()) {
            TrainingResult trained = engine.train(
                    new NoiseBatches(alone ? 1 : 3, 1, 1, 1, 0).job(network(layers, term), settings, null),
                    TrainingListener.NONE);

            assertThat(trained.weights().notFinite()).isEmpty();
        }
    }

    @Test
    void a_norm_over_a_batch_of_a_single_number_says_what_it_needs() {
        Architecture network = network(List.of(new Norm(Norm.Mode.BATCH, 1)), new Comparison.Mse(1));
        try (DjlEngine engine = Engines.cpu()) {
            assertThatThrownBy(() -> engine.train(
                            new NoiseBatches(1, 1, 1, 1, 0).job(network, NoiseBatches.steps(2), null),
                            TrainingListener.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("encoder.1: a norm over the batch takes more than one number a channel, and here is a "
                            + "single"
                            + " pixel of a single image; use larger images, more of them a batch, fewer parts"
                            + " (accumulate), or another norm");
        }
    }
}
