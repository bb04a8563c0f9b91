package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.TermNetwork.Learns;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From one gray channel to three, and a critic that looks at all four. */
class CriticTest {

    private static final Activate SMOOTH = new Activate(Activate.Function.TANH);
    private static final Architecture PAINTER = new Architecture(
            ImageSpec.anySize(1),
            ImageSpec.anySize(3),
            Network.of(Conv.same(2, 3), SMOOTH),
            new Latent.Point(0),
            Network.of(Conv.same(3, 1)),
            List.of(
                    new Comparison.Mse(1),
                    new LossTerm.Adversarial(
                            0.5,
                            Network.of(Conv.halve(3), SMOOTH, Conv.same(1, 3).gain(1)),
                            0)));
    private static final ShapePlan PLAN = ShapePlan.of(PAINTER, 6, 8);
    private static final List<WeightSpec> SPECS = PLAN.weights();
    private static final List<TermNetworkPlan> PARTS = PLAN.parts();
    private static final List<WeightSpec> CRITIC = PARTS.get(0).weights();

    private final Weights start = Weights.initial(SPECS, 3).and(Weights.initial(CRITIC, 4));
    private final Random random = new Random(8);
    private final Batch batch = new Batch(images(1), images(3), Optional.empty(), List.of());

    /** What differentiating leaves. */
    private record Gradients(double loss, double critic, Map<String, Tensor> network, Map<String, Tensor> judge) {}

    private ImageBatch images(int channels) {
        ImageBatch images = ImageBatch.zeros(2, 6, 8, channels);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = random.nextFloat();
        }
        return images;
    }

    private Gradients look(Weights weights, boolean both) {
        Compiled compiled = PyTorch.compiled(PAINTER);
        Engine engine = PyTorch.engine();
        try (NDManager scope = engine.newBaseManager();
                Replica replica = new Replica(compiled, SPECS, PARTS, weights, scope);
                GradientCollector collector = engine.newGradientCollector()) {
            Loss.Value value = replica.loss(scope, batch, 0);
            collector.backward(value.total());
            FlatWeights critic = replica.parts(Learns.AGAINST).orElseThrow();
            if (both) {
                collector.backward(value.opposing().orElseThrow());
            }
            return new Gradients(
                    value.total().getFloat(),
                    value.opposing().orElseThrow().getFloat(),
                    replica.trained().split(replica.trained().gradient(scope)),
                    both ? critic.split(critic.gradient(scope)) : Map.of());
        }
    }

    @Test
    void itsWeightsAreThoseOfANetworkThatSeesInputAndOutput() {
        assertThat(CRITIC)
                .extracting(WeightSpec::name)
                .containsExactly("critic.0.weight", "critic.0.bias", "critic.2.weight", "critic.2.bias");
        assertThat(CRITIC.get(0).shape()).containsExactly(3, 4, 2, 2);
    }

    @Test
    void whatItLearnsDoesNotReachTheNetwork() {
        Map<String, Tensor> alone = look(start, false).network();
        Map<String, Tensor> beside = look(start, true).network();

        alone.forEach(
                (name, tensor) -> assertThat(beside.get(name).data()).as(name).isEqualTo(tensor.data()));
    }

    @Test
    void bothGradientsAreThoseOfTheDifferences() {
        Gradients at = look(start, true);
        at.network()
                .forEach((name, gradient) -> assertThat(difference(name, gradient, Gradients::loss))
                        .as(name)
                        .isCloseTo(squared(gradient), within(1e-4 + 0.02 * squared(gradient))));
        at.judge()
                .forEach((name, gradient) -> assertThat(difference(name, gradient, Gradients::critic))
                        .as(name)
                        .isCloseTo(squared(gradient), within(1e-4 + 0.02 * squared(gradient))));
    }

    /** By how much a value grows along its own gradient. */
    private double difference(String name, Tensor along, java.util.function.ToDoubleFunction<Gradients> value) {
        float step = (float) (2e-3 / Math.max(1e-3, Math.sqrt(squared(along))));
        return (value.applyAsDouble(look(moved(name, along, step), false))
                        - value.applyAsDouble(look(moved(name, along, -step), false)))
                / (2 * step);
    }

    private static double squared(Tensor tensor) {
        double sum = 0;
        for (float number : tensor.data()) {
            sum += number * number;
        }
        return sum;
    }

    private Weights moved(String name, Tensor along, float step) {
        Map<String, Tensor> all = new LinkedHashMap<>(start.asMap());
        float[] data = all.get(name).data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += step * along.data()[i];
        }
        all.put(name, Tensor.of(along.shape(), data));
        return Weights.of(all);
    }
}
