package io.intaglio.testkit.fake;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.DivergedException;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.TrainingResult;
import io.intaglio.train.TrainingStart;
import io.intaglio.train.TrainingState;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine in plain Java for tests of whatever stands around one. It learns nothing: each step moves every trained
 * weight a little towards the mean of the batch's input, so that what comes out follows from the data, their order and
 * the number of steps, and a training that goes on ends where an unbroken one does. A minute is ten steps. A learning
 * rate above 1 makes it diverge at the eighth step.
 *
 * @since 0.1
 */
public final class FakeEngine implements Engine {

    private static final int STEPS_A_MINUTE = 10;
    private static final float RATE = 1e-3f;
    private static final int BREAKING = 7;

    private final int threads;

    FakeEngine(int threads) {
        this.threads = threads;
    }

    @Override
    public DeviceInfo device() {
        return FakeEngineProvider.CPU;
    }

    @Override
    public Settings about() {
        return Settings.of("engine", "fake")
                .with("backend", "java")
                .with("device", "cpu")
                .with("threads", threads);
    }

    @Override
    public Autoencoder open(Architecture architecture, Weights weights) {
        return new FakeAutoencoder(architecture, weights);
    }

    @Override
    public TrainingResult train(TrainingJob job, TrainingListener listener) {
        Batch first = job.data().get(0);
        ShapePlan plan = ShapePlan.of(
                job.architecture(), first.input().height(), first.input().width());
        long from = job.from().map(point -> point.state().step()).orElse(0L);
        Weights weights = job.from()
                .map(Checkpoint::raw)
                .orElseGet(() -> Weights.initial(plan.weights(), job.config().seed()))
                .check(plan.weights());
        long total = total(job.config(), job.data());
        listener.on(new TrainingEvent.Started(new TrainingStart(plan, first.count(), "fake", from, total, Double.NaN)));
        List<Progress> history = new ArrayList<>();
        List<Validation> validations = new ArrayList<>();
        long step = from;
        while (step < total && !listener.stop()) {
            Checkpoint before = checkpoint(weights, step, total);
            Batch batch = batch(job, step, listener, before);
            weights = moved(weights, plan.weights(), mean(batch.input()));
            step++;
            history.add(progress(step, total, job.data().perEpoch(), distance(batch)));
            Checkpoint now = checkpoint(weights, step, total);
            listener.on(new TrainingEvent.Stepped(history.get(history.size() - 1), () -> now));
        }
        Optional<Batch> held = job.validation().flatMap(FakeEngine::first);
        if (held.isPresent()) {
            Weights reached = weights;
            Optional<Validation.Score> score = job.scorer().flatMap(own -> own.score(reached));
            validations.add(new Validation(step, distance(held.get()), score, true));
            Checkpoint last = checkpoint(weights, step, total);
            listener.on(new TrainingEvent.Validated(validations.get(0), () -> last));
        }
        TrainingReport report = new TrainingReport(
                step, total, 1, 1, history, validations, List.of(), job.data().skipped());
        return new TrainingResult(weights, checkpoint(weights, step, total), report);
    }

    private static Batch batch(TrainingJob job, long step, TrainingListener listener, Checkpoint reached) {
        try {
            if (job.config().learningRate() > 1 && step == BREAKING) {
                throw new DivergedException("the loss became NaN at step " + (step + 1), null);
            }
            return job.data().get(step);
        } catch (RuntimeException | Error e) {
            listener.on(new TrainingEvent.Failing(() -> reached));
            throw e;
        }
    }

    private static Optional<Batch> first(Batches held) {
        try {
            return Optional.of(held.get(0));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static long total(TrainingConfig config, Batches data) {
        if (config.steps() > 0) {
            return config.steps();
        }
        return config.epochs() > 0
                ? config.epochs() * data.perEpoch()
                : Math.max(1, Math.round(config.minutes() * STEPS_A_MINUTE));
    }

    private static Progress progress(long step, long total, long perEpoch, double loss) {
        return new Progress(
                new Progress.Position(step, total, (step - 1) / perEpoch + 1, step % perEpoch == 0),
                loss,
                Map.of("mse", loss),
                RATE,
                new Progress.Speed(1, total - step));
    }

    private static Checkpoint checkpoint(Weights weights, long step, long total) {
        return new Checkpoint(
                weights, weights, Optional.empty(), Weights.of(Map.of()), TrainingState.BEGINNING.at(step, total));
    }

    private static Weights moved(Weights weights, List<WeightSpec> specs, float towards) {
        Map<String, Tensor> moved = new LinkedHashMap<>();
        for (WeightSpec spec : specs) {
            float[] data = weights.get(spec.name()).data().clone();
            for (int i = 0; spec.trained() && i < data.length; i++) {
                data[i] += RATE * (towards - data[i]);
            }
            moved.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return Weights.of(moved);
    }

    private static float mean(ImageBatch images) {
        double sum = 0;
        for (float value : images.data()) {
            sum += value;
        }
        return (float) (sum / images.data().length);
    }

    /** Of input and target as they are, over the numbers that both have. */
    private static double distance(Batch batch) {
        float[] input = batch.input().data();
        float[] target = batch.target().data();
        int length = Math.min(input.length, target.length);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) (input[i] - target[i]) * (input[i] - target[i]);
        }
        return sum / length;
    }

    @Override
    public void close() {}
}
