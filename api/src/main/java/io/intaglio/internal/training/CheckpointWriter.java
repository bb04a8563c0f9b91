package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Architecture;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Writes a plate to go on from now and then, {@code checkpoint-STEP.plate} in a folder, and keeps the last three and
 * the one at which held-out data did best. Each is written whole or not at all; when writing fails, a warning says so
 * and the training goes on. Of several failures one after another, as a full disk leads to, the first alone is told,
 * and the one at the end.
 */
public final class CheckpointWriter implements TrainingListener {

    private static final int KEPT = 3;

    private final CheckpointFolder folder;
    private final Interval every;
    private final Card card;
    private final Architecture architecture;
    private final TrainingListener listener;
    private final Consumer<String> warnings;
    private final long secondsBefore;
    private final LongSupplier nanos;
    private final long begun;
    private long last;
    private long written = -1;
    private long best;

    /** Whether the best is there for being the best alone, not because it was time. */
    private boolean bestAlone;

    /** How many could not be written since the last that could. */
    private int missing;

    /**
     * Makes a writer for one training.
     *
     * @param secondsBefore that the training took before it was resumed
     * @param best the step at which held-out data did best before that, or 0
     * @param nanos a clock, {@link System#nanoTime}
     */
    CheckpointWriter(
            CheckpointFolder folder,
            Interval every,
            Card card,
            Architecture architecture,
            TrainingListener listener,
            Consumer<String> warnings,
            long secondsBefore,
            long best,
            LongSupplier nanos) {
        this.folder = folder;
        this.every = every;
        this.card = card;
        this.architecture = architecture;
        this.listener = listener;
        this.warnings = warnings;
        this.secondsBefore = secondsBefore;
        this.best = best;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.last = begun;
    }

    @Override
    public void on(TrainingEvent event) {
        listener.on(event);
        if (event instanceof TrainingEvent.Stepped stepped) {
            stepped(stepped.progress().step(), stepped.checkpoint());
        } else if (event instanceof TrainingEvent.Validated validated
                && validated.validation().best()) {
            betterAt(validated.validation().step(), validated.checkpoint().get());
        } else if (event instanceof TrainingEvent.Failing failing) {
            // All earlier checkpoints stay: the cause may lie before the last step.
            Checkpoint checkpoint = failing.lastGood().get();
            last(checkpoint.state().step(), checkpoint);
        }
    }

    private void stepped(long step, Supplier<Checkpoint> checkpoint) {
        if (!every.due(step, (nanos.getAsLong() - last) / 1e9)) {
            return;
        }
        // Counted from here, also where writing fails; not from a best in between, which takes another's place.
        last = nanos.getAsLong();
        // A look at this very step may have written it already.
        if (step == written || write(step, checkpoint.get())) {
            bestAlone &= step != best;
            tidy(() -> folder.prune(step, KEPT, best));
        }
    }

    /** The best so far takes the former best's place; those written on time are left alone. */
    private void betterAt(long step, Checkpoint checkpoint) {
        if (write(step, checkpoint)) {
            if (bestAlone) {
                tidy(() -> folder.remove(best));
            }
            best = step;
            bestAlone = true;
        }
    }

    private interface Removal {
        void run() throws IOException;
    }

    private void tidy(Removal removal) {
        try {
            removal.run();
        } catch (IOException e) {
            warnings.accept("earlier checkpoints in " + folder.path() + " could not be removed (" + e.getMessage()
                    + "); the training goes on");
        }
    }

    /** Writes one after the last step and removes none; a failure is always told. */
    void last(long step, Checkpoint checkpoint) {
        missing = 0;
        write(step, checkpoint);
    }

    /** Returns whether it is there. */
    private boolean write(long step, Checkpoint checkpoint) {
        Path file = folder.file(step);
        long seconds = secondsBefore + Math.round((nanos.getAsLong() - begun) / 1e9);
        Card reached = card.trainedDuring(step, seconds);
        try {
            Plate.of(reached, architecture, checkpoint.average())
                    .withCheckpoint(checkpoint)
                    .write(file);
            written = step;
            missing = 0;
            listener.on(new TrainingEvent.Checkpointed(file));
            return true;
        } catch (IOException | InvalidInputException e) {
            if (missing++ == 0) {
                warnings.accept("the checkpoint " + file + " could not be written (" + e.getMessage()
                        + "); the training goes on, earlier checkpoints stay, and the next ones are tried");
            }
            return false;
        }
    }

    @Override
    public boolean stop() {
        return listener.stop();
    }
}
