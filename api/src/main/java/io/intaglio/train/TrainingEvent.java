package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * An event of a training, which a {@link TrainingListener} receives.
 *
 * <p>A supplier of a checkpoint copies everything that is needed to go on from there. It may be called only while the
 * listener handles its event.
 *
 * @since 0.1
 */
public sealed interface TrainingEvent {

    /**
     * The beginning, before the first step.
     *
     * @param start facts known by then
     */
    record Started(TrainingStart start) implements TrainingEvent {}

    /**
     * The end of a step.
     *
     * @param progress how far
     * @param checkpoint gives all that is needed to go on from here
     */
    record Stepped(Progress progress, Supplier<Checkpoint> checkpoint) implements TrainingEvent {}

    /**
     * The end of a validation on the held-out data.
     *
     * @param validation the result
     * @param checkpoint gives all that is needed to go on from here
     */
    record Validated(Validation validation, Supplier<Checkpoint> checkpoint) implements TrainingEvent {}

    /**
     * The first of the held-out data, before each {@link Validated}.
     *
     * @param step after which
     * @param shown what goes in and what should come out
     * @param output what comes out, not clipped
     */
    record Sampled(long step, Batch shown, ImageBatch output) implements TrainingEvent {}

    /**
     * A hint for the user.
     *
     * @param advice the hint
     */
    record Advised(Advice advice) implements TrainingEvent {}

    /**
     * The end of a pass over the data.
     *
     * @param epoch that ended, from 1
     * @param resources that the training holds then
     */
    record EpochEnded(long epoch, ResourceUsage resources) implements TrainingEvent {}

    /**
     * The failure of a training that cannot continue, because a value is not finite or nothing can be read. Its
     * exception follows.
     *
     * @param lastGood gives what was reached before, whose numbers are all finite
     */
    record Failing(Supplier<Checkpoint> lastGood) implements TrainingEvent {}

    /**
     * The progress of the task's own work after the last step.
     *
     * @param activity what is done at the moment, in a few words
     * @param done of it
     * @param total of it
     */
    record Fitted(String activity, long done, long total) implements TrainingEvent {}

    /**
     * A checkpoint that was written.
     *
     * @param file that a training can go on from
     */
    record Checkpointed(Path file) implements TrainingEvent {}
}
