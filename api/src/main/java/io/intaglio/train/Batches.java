package io.intaglio.train;

/**
 * Batches by number: what step {@code n} learns from follows from the seed and {@code n} alone, so that a resumed training
 * sees what an unbroken one would have seen.
 */
public interface Batches extends AutoCloseable {

    /** The batch of a step, from 0 without end. Asking in order is fast: later ones are prepared meanwhile. */
    Batch get(long step);

    /** Steps that make one pass over the data, at least 1. */
    long perEpoch();

    /** Examples that could not be read so far and were replaced by their successors. */
    long skipped();

    @Override
    void close();
}
