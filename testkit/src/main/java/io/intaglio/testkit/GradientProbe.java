package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.Engine;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the objective and its gradient at given weights from one step of an engine's training. Without memory (a beta1
 * of 0) Adam's first moment is the gradient, and checkpoints hold it.
 */
final class GradientProbe {

    private static final String MOMENT = "first.";
    private static final float STEP = 2e-3f;

    private final Engine engine;
    private final Architecture architecture;
    private final Batch batch;
    private final ShapePlan plan;
    private final Checkpoint start;

    GradientProbe(Engine engine, Architecture architecture, Batch batch) {
        this.engine = engine;
        this.architecture = architecture;
        this.batch = batch;
        this.plan =
                ShapePlan.of(architecture, batch.input().height(), batch.input().width());
        this.start = train(1, 1e-9, Optional.empty()).checkpoint();
    }

    /** Returns what a training of so many steps leaves. */
    TrainingResult train(long steps, double rate, Optional<Checkpoint> from) {
        TrainingConfig config = Settings.of("epochs", 0)
                .with("steps", steps)
                .with("batch", batch.count())
                .with("learning-rate", rate)
                .with("beta1", 0)
                .with("schedule", "constant")
                .with("warm-up", 0)
                .with("ema", 0)
                .applyTo(new TrainingConfig());
        return engine.train(
                new TrainingJob(architecture, config, new Same(batch), Optional.empty(), from), TrainingListener.NONE);
    }

    /** Returns the names of all tensors that learn together with the network, and their values at the start. */
    Weights weights() {
        Map<String, Tensor> all = new LinkedHashMap<>(start.raw().asMap());
        parts().forEach((name, tensor) -> all.put(name, tensor));
        return Weights.of(all);
    }

    private Map<String, Tensor> parts() {
        Map<String, Tensor> parts = new LinkedHashMap<>();
        plan.parts().stream()
                .flatMap(part -> part.weights().stream())
                .map(WeightSpec::name)
                .forEach(name -> parts.put(name, start.optimizer().get(name)));
        return parts;
    }

    /** Returns the objective and its terms at some weights, those of parts among them. */
    Progress at(Weights weights) {
        return trained(weights).report().history().get(0);
    }

    /** Returns the gradient by every tensor that learns. */
    Map<String, Tensor> gradient(Weights weights) {
        Map<String, Tensor> gradient = new LinkedHashMap<>();
        trained(weights).checkpoint().optimizer().asMap().forEach((name, tensor) -> {
            if (name.startsWith(MOMENT)) {
                gradient.put(name.substring(MOMENT.length()), tensor);
            }
        });
        assertThat(gradient)
                .as("checkpoints hold Adam's moments, named first.NAME")
                .isNotEmpty();
        return gradient;
    }

    private TrainingResult trained(Weights weights) {
        Map<String, Tensor> optimizer = new LinkedHashMap<>(start.optimizer().asMap());
        optimizer.replaceAll((name, tensor) -> weights.names().contains(name) ? weights.get(name) : tensor);
        Weights raw = start.raw();
        Weights network = weights.keep(raw.names()::contains);
        return train(
                2,
                1e-9,
                Optional.of(new Checkpoint(
                        network,
                        network,
                        Optional.empty(),
                        Weights.of(optimizer),
                        start.state().at(start.state().step(), 2))));
    }

    /**
     * Compares the gradient by each tensor with differences of the objective's values.
     *
     * @param tensors that matter: their gradient must be large enough to be compared
     */
    void compare(Weights weights, List<String> tensors) {
        SplitMix64 random = new SplitMix64(3);
        Map<String, Tensor> gradient = gradient(weights);
        for (String name : tensors) {
            assertThat(gradient).as("the gradient by %s", name).containsKey(name);
            float[] slope = gradient.get(name).data();
            double sum = 0;
            for (float number : slope) {
                sum += Math.abs(number);
            }
            assertThat(sum)
                    .as("the gradient by %s is large enough to be compared", name)
                    .isGreaterThan(1e-2);
            for (boolean uphill : new boolean[] {true, false}) {
                float[] way = way(slope, uphill, random);
                double expected = 0;
                for (int i = 0; i < way.length; i++) {
                    expected += way[i] * slope[i];
                }
                double above = at(moved(weights, name, way, STEP)).loss();
                double below = at(moved(weights, name, way, -STEP)).loss();

                assertThat((above - below) / (2 * STEP))
                        .as("the gradient by %s against the difference of values", name)
                        .isCloseTo(expected, within(2e-3 + 0.02 * Math.abs(expected)));
            }
        }
    }

    /** Each number goes up or down: as the gradient says, or at random. */
    private static float[] way(float[] slope, boolean uphill, SplitMix64 random) {
        float[] way = new float[slope.length];
        for (int i = 0; i < way.length; i++) {
            way[i] = (uphill ? slope[i] >= 0 : random.nextBoolean()) ? 1 : -1;
        }
        return way;
    }

    private static Weights moved(Weights weights, String name, float[] way, float by) {
        Map<String, Tensor> all = new LinkedHashMap<>(weights.asMap());
        float[] data = all.get(name).data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += by * way[i];
        }
        all.put(name, Tensor.of(all.get(name).shape(), data));
        return Weights.of(all);
    }

    private record Same(Batch batch) implements Batches {

        @Override
        public Batch get(long step) {
            return batch;
        }

        @Override
        public long perEpoch() {
            return 1000;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
