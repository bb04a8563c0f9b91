package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * An event of a training, which a {@link TrainingListener} receives.
 *
 * <p>A supplier of a checkpoint copies everything that is needed to continue from there. It may be called only while
 * the listener handles its event.
 *
 * @since 0.1
 */
public sealed interface TrainingEvent {

    /**
     * The beginning, before the first step.
     *
     * @param start the facts that are known at the beginning
     */
    record Started(TrainingStart start) implements TrainingEvent {}

    /**
     * The end of a step.
     *
     * @param progress progress after the step
     * @param checkpoint gives the complete state after the step
     */
    record Stepped(Progress progress, Supplier<Checkpoint> checkpoint) implements TrainingEvent {}

    /**
     * The end of a validation on the held-out data.
     *
     * @param validation the result
     * @param checkpoint gives the complete state after the validation
     */
    record Validated(Validation validation, Supplier<Checkpoint> checkpoint) implements TrainingEvent {}

    /**
     * The first held-out examples with the network's output, before each {@link Validated}.
     *
     * @param step number of steps so far
     * @param shown the inputs and the targets
     * @param output the output of the network, (count, height, width, channels), not clipped
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
     * @param epoch number of the epoch that ended, from 1
     * @param resources resources that the training holds at its end
     */
    record EpochEnded(long epoch, ResourceUsage resources) implements TrainingEvent {}

    /**
     * The failure of a training that cannot continue, because a value is not finite or no example can be read. The
     * exception is thrown after this event.
     *
     * @param lastGood gives the state before the failure; all its numbers are finite
     */
    record Failing(Supplier<Checkpoint> lastGood) implements TrainingEvent {}

    /**
     * The progress of the task's own work after the last step.
     *
     * @param activity what is done at the moment, in a few words
     * @param done number of units of work that are finished
     * @param total number of all units
     */
    record Fitted(String activity, long done, long total) implements TrainingEvent {}

    /**
     * The writing of a checkpoint, after it was completed.
     *
     * @param file file from which a training can continue
     */
    record Checkpointed(Path file) implements TrainingEvent {}
}
