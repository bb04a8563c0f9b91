package io.intaglio.internal.running;

import io.intaglio.data.Source;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.spi.Engine;
import io.intaglio.task.Fitting;
import io.intaglio.task.ProgressListener;
import io.intaglio.train.Batches;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A fitting that trains further networks with an engine.
 *
 * @param model trained
 * @param weights of the model
 * @param data that it learned from
 * @param heldOut that it did not learn from
 * @param engine started where it is needed
 * @param listener of the progress
 */
public record EngineFitting(
        Autoencoder model,
        Weights weights,
        Source data,
        Source heldOut,
        Supplier<Engine> engine,
        ProgressListener listener)
        implements Fitting {

    /** An engine that does not train says so when it is asked to. */
    @Override
    public boolean trains() {
        return true;
    }

    @Override
    public Weights train(Architecture network, TrainingConfig config, Batches batches) {
        TrainingJob job = new TrainingJob(network, config, batches, Optional.empty(), Optional.empty());
        return engine.get().train(job, new Steps(listener)).weights();
    }

    /** Tells of steps what a fitting tells of anything. */
    private record Steps(ProgressListener listener) implements TrainingListener {

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped stepped) {
                Progress.Position position = stepped.progress().position();
                listener.progress("training a network beside the model", position.step(), position.total());
            }
        }

        @Override
        public boolean stop() {
            return listener.stop();
        }
    }

    /** Listeners are told by one thread at a time. */
    @Override
    public synchronized void progress(String activity, long done, long total) {
        listener.progress(activity, done, total);
    }
}
