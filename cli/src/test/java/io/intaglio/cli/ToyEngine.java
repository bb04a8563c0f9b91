package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Codec;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that learns nothing and whose every network answers 0.9 of what it is given, so that answers can be told. */
public final class ToyEngine implements EngineProvider {

    static final float ANSWER = 0.9f;

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String summary() {
        return "an engine for tests";
    }

    @Override
    public int rank() {
        return 1_000_000;
    }

    @Override
    public List<DeviceInfo> devices() {
        return List.of(new DeviceInfo("cpu", "a toy", -1));
    }

    @Override
    public Settings diagnosis() {
        return Settings.of("toy", true);
    }

    @Override
    public Engine open(EngineOptions options) {
        if (options.device().startsWith("gpu")) {
            throw new InvalidInputException(
                    "there is no device " + options.device() + " here; found are: cpu; use --device cpu or auto");
        }
        return new Toy();
    }

    private static final class Toy implements Engine {

        @Override
        public DeviceInfo device() {
            return new DeviceInfo("cpu", "a toy", -1);
        }

        @Override
        public Settings about() {
            return Settings.of("engine", "toy");
        }

        @Override
        public Trained train(TrainingJob job, TrainingListener listener) {
            int batch = job.config().batch();
            long total = job.config().steps() > 0
                    ? job.config().steps()
                    : job.config().epochs() * job.data().perEpoch();
            Batch first = job.data().get(0);
            ShapePlan plan = ShapePlan.of(
                    job.architecture(), first.input().height(), first.input().width());
            listener.started(plan, batch, "a toy");
            List<Progress> history = new ArrayList<>();
            long step = 0;
            while (step < total && !listener.stop()) {
                job.data().get(step);
                step++;
                boolean end = step % job.data().perEpoch() == 0;
                Progress progress = new Progress(
                        step, total, 1 + step / job.data().perEpoch(), end, 1.0 / step, Map.of(), 0.001, 100, 0);
                history.add(progress);
                listener.stepped(progress, () -> {
                    throw new UnsupportedOperationException();
                });
            }
            List<Validation> validations = new ArrayList<>();
            if (job.validation().isPresent()) {
                job.validation().get().get(0);
                validations.add(new Validation(step, 0.01));
                listener.validated(validations.get(0));
            }
            Weights weights = Weights.initial(plan.weights(), job.config().seed());
            Checkpoint checkpoint = new Checkpoint(weights, weights, Weights.of(Map.of()), Settings.empty());
            return new Trained(
                    weights,
                    checkpoint,
                    new TrainingReport(
                            step,
                            total,
                            1,
                            step * batch,
                            history,
                            validations,
                            job.data().skipped()));
        }

        @Override
        public Autoencoder open(Architecture architecture, Weights weights) {
            return new ToyAutoencoder(architecture);
        }

        @Override
        public void close() {}
    }

    private record ToyAutoencoder(Architecture architecture) implements Autoencoder {

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            ShapePlan.of(architecture, x.height(), x.width());
            float[] data = x.data().clone();
            for (int i = 0; i < data.length; i++) {
                data[i] *= ANSWER;
            }
            return ImageBatch.wrap(x.count(), x.height(), x.width(), x.channels(), data);
        }

        @Override
        public Optional<Codec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
