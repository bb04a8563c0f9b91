package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.training.ResolvedSettings;
import io.intaglio.internal.training.TrainingRequest;
import io.intaglio.internal.training.TrainingRun;
import io.intaglio.internal.training.TrainingSetup;
import java.io.IOException;

/**
 * A training with checked data and settings. {@link #plan} describes it, {@link #run} runs it. It is not for use by
 * several threads.
 *
 * @since 0.1
 */
public final class PreparedTraining implements AutoCloseable {

    private final Installation installation;
    private final TrainingSetup setup;
    private final TrainingRequest request;
    private final Runnable release;
    private boolean used;

    PreparedTraining(Installation installation, TrainingSetup setup, TrainingRequest request, Runnable release) {
        this.installation = installation;
        this.setup = setup;
        this.request = request;
        this.release = release;
    }

    /** Returns what {@link #run} trains. */
    public Training.Plan plan() {
        ResolvedSettings settings = setup.resolution();
        return new Training.Plan(
                settings.architecture().name(),
                setup.shapes(),
                settings.config(),
                settings.settings(),
                setup.examples().train().size(),
                setup.examples().heldOut().map(Source::size).orElse(0L));
    }

    /**
     * Returns whether it resumes a checkpoint that has already completed its budget: {@link #run} then creates the
     * plate again without further training.
     */
    public boolean finished() {
        return request.resumption != null
                && request.resumption.finished(setup.resolution().settings(), request.minutes());
    }

    /**
     * Runs the training, once. If the listener asks to stop, the plate holds what was reached.
     *
     * @throws InvalidInputException if there is no engine or not the device asked for
     * @throws IOException if the data cannot be read
     * @throws IllegalStateException if it ran before, or is closed
     */
    public Training.Outcome run() throws IOException {
        if (used) {
            throw new IllegalStateException("a prepared training runs once, before it is closed; prepare another one");
        }
        used = true;
        TrainingRun.Outcome outcome = installation.within(() -> new TrainingRun(installation, setup, request).run());
        return new Training.Outcome(outcome.plate(), outcome.report());
    }

    /** Closes the data that was opened by name. */
    @Override
    public void close() {
        used = true;
        release.run();
    }
}
