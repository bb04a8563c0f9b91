package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Is told how a training goes, on the training's own thread: what takes long here makes the training slow. */
public interface TrainingListener {

    /** Listens to nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** Tells each in turn; any of them can stop the training. */
    static TrainingListener all(TrainingListener... each) {
        return new Listeners(List.of(each));
    }

    /** Before the first step. */
    default void started(Start start) {}

    /**
     * After each step.
     *
     * @param progress how far
     * @param checkpoint gives all that is needed to go on from here; it costs a copy of everything, and only while this call
     *     lasts
     */
    default void stepped(Progress progress, Supplier<Checkpoint> checkpoint) {}

    /**
     * After each look at the held-out data.
     *
     * @param checkpoint as for {@link #stepped}
     */
    default void validated(Validation validation, Supplier<Checkpoint> checkpoint) {}

    /**
     * Pictures on the way: the first of the held-out data, before each {@link #validated}.
     *
     * @param step after which
     * @param shown what goes in and what should come out
     * @param output what comes out, not clipped
     */
    default void sampled(long step, Batch shown, ImageBatch output) {}

    /** When something was noticed that a person should know. */
    default void advised(Advice advice) {}

    /** At the end of each pass over the data. */
    default void epochEnded(Resources resources) {}

    /**
     * When the training cannot go on, because a number became infinite or nothing can be read any more, before that is thrown.
     *
     * @param lastGood gives what was reached before, whose numbers are all finite
     */
    default void failing(Supplier<Checkpoint> lastGood) {}

    /**
     * After a checkpoint was written.
     *
     * @param file that a training can go on from
     */
    default void checkpointed(Path file) {}

    /**
     * Asked before each step and again at the end: once true it must stay so. The training then ends with what it has; the flag behind
     * it may be another thread's.
     */
    default boolean stop() {
        return false;
    }
}
