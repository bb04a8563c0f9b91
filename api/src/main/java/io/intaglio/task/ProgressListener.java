package io.intaglio.task;

/**
 * Receives the progress of long work of a task: a fitting or a run.
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
     * @param done number of units of work that are finished
     * @param total number of all units
     */
    void progress(String activity, long done, long total);

    /**
     * Returns whether the work should end soon and keep its results so far. Once it returned true, it must always
     * return true.
     */
    default boolean stop() {
        return false;
    }
}
