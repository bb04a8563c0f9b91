package io.intaglio.train;

import io.intaglio.network.ShapePlan;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Is told how a training goes, on the training's own thread: what takes long here makes the training slow. */
public interface TrainingListener {

    /** Listens to nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * Before the first step.
     *
     * @param plan the network at the training size
     * @param batch examples a step
     * @param device in words
     */
    default void started(ShapePlan plan, int batch, String device) {}

    /**
     * After each step.
     *
     * @param progress how far
     * @param checkpoint gives all that is needed to go on from here; it costs a copy of everything, and only while this call
     *     lasts
     */
    default void stepped(Progress progress, Supplier<Checkpoint> checkpoint) {}

    /** After each look at the held-out data. */
    default void validated(Validation validation) {}

    /**
     * After a checkpoint was written.
     *
     * @param file that a training can go on from
     */
    default void checkpointed(Path file) {}

    /** Asked after each step; when true the training ends with what it has. */
    default boolean stop() {
        return false;
    }
}
