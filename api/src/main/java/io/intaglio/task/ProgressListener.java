package io.intaglio.task;

/**
 * Follows long work of a task: a fitting, or a run.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ProgressListener {

    /** A listener that does nothing. */
    ProgressListener NONE = (activity, done, total) -> {};

    /**
     * Receives the progress of the work. It may be called often, and by several threads.
     *
     * @param activity what is done at the moment, in a few words
     * @param done of it
     * @param total of it
     */
    void progress(String activity, long done, long total);

    /** Returns whether the work should end soon and keep what it has so far. It must stay true once it is true. */
    default boolean stop() {
        return false;
    }
}
