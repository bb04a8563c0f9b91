package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Receives the progress of a training, on the training's own thread: slow code here makes the training slow.
 *
 * @since 0.1
 */
public interface TrainingListener {

    /** Listens to nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** Tells each in turn; any of them can stop the training. */
    static TrainingListener all(TrainingListener... each) {
        return new Listeners(List.of(each));
    }

    /** Called before the first step. */
    default void started(Start start) {}

    /**
     * Called after each step.
     *
     * @param progress how far
     * @param checkpoint gives all that is needed to go on from here; it costs a copy of everything, and only while this
     *     call lasts
     */
    default void stepped(Progress progress, Supplier<Checkpoint> checkpoint) {}

    /**
     * Called after each validation on the held-out data.
     *
     * @param checkpoint as for {@link #stepped}
     */
    default void validated(Validation validation, Supplier<Checkpoint> checkpoint) {}

    /**
     * Called before each {@link #validated} with the first of the held-out data.
     *
     * @param step after which
     * @param shown what goes in and what should come out
     * @param output what comes out, not clipped
     */
    default void sampled(long step, Batch shown, ImageBatch output) {}

    /** Called when there is a hint for the user. */
    default void advised(Advice advice) {}

    /** Called at the end of each pass over the data. */
    default void epochEnded(Resources resources) {}

    /**
     * Called before the exception of a training that cannot continue, because a value is not finite or nothing can be
     * read.
     *
     * @param lastGood gives what was reached before, whose numbers are all finite
     */
    default void failing(Supplier<Checkpoint> lastGood) {}

    /**
     * Called after a checkpoint was written.
     *
     * @param file that a training can go on from
     */
    default void checkpointed(Path file) {}

    /**
     * Returns whether to stop the training. It is called before each step and at the end, and must stay true once it is
     * true. The training then ends with what it has. Another thread may set the flag behind it.
     */
    default boolean stop() {
        return false;
    }
}
