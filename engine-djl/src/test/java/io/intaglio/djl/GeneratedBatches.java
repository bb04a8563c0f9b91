package io.intaglio.djl;

import io.intaglio.train.Batches;

/** Batches that are made when they are asked for: four a pass, none of them unreadable, with nothing to close. */
@FunctionalInterface
interface GeneratedBatches extends Batches {

    @Override
    default long perEpoch() {
        return 4;
    }

    @Override
    default long skipped() {
        return 0;
    }

    @Override
    default void close() {}
}
