package io.intaglio.internal.training;

import io.intaglio.train.Batch;
import io.intaglio.train.Batches;

/** Batches after whose end something else is closed. */
record ClosingBatches(Batches batches, Runnable after) implements Batches {

    @Override
    public Batch get(long step) {
        return batches.get(step);
    }

    @Override
    public long perEpoch() {
        return batches.perEpoch();
    }

    @Override
    public long skipped() {
        return batches.skipped();
    }

    @Override
    public void close() {
        try {
            batches.close();
        } finally {
            after.run();
        }
    }
}
