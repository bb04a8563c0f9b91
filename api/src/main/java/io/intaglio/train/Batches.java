package io.intaglio.train;

/**
 * A sequence of batches with random access. The batch of step {@code n} depends only on the seed and {@code n}, so a
 * resumed training gets the same batches as an uninterrupted one.
 *
 * @since 0.1
 */
public interface Batches extends AutoCloseable {

    /**
     * Returns the batch of a step. Requesting batches in order is fast, because the next ones are prepared in advance.
     *
     * @param step number of the step, from 0, without an upper limit
     */
    Batch get(long step);

    /** Returns the number of steps in one pass over the data, at least 1. */
    long perEpoch();

    /** Returns the number of examples so far that could not be read and were replaced by the next ones. */
    long skipped();

    @Override
    void close();
}
