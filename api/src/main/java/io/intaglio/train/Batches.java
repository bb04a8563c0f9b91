package io.intaglio.train;

/**
 * A sequence of batches with random access. The batch of step {@code n} follows from the seed and {@code n} alone, so
 * that a resumed training sees the same batches as an uninterrupted one.
 *
 * @since 0.1
 */
public interface Batches extends AutoCloseable {

    /** The batch of a step, from 0 without end. Asking in order is fast: later ones are prepared meanwhile. */
    Batch get(long step);

    /** Returns the number of steps in one pass over the data, at least 1. */
    long perEpoch();

    /** Returns the number of examples that could not be read so far and were replaced by their successors. */
    long skipped();

    @Override
    void close();
}
