package io.intaglio.djl.train;

import io.intaglio.train.TrainingConfig;

/**
 * How many steps a training takes. A budget of time is measured out: the first steps run, their speed says how many fit, and that
 * number then stands, so that the schedule has an end to go to and a resumed training is the same training.
 */
final class Budget {

    /** Steps that are slower than the rest: memory is taken, code is compiled. */
    private static final int WARMING = 3;

    /** The share of the time kept for validation, the last copies and a machine that slows down. */
    private static final double RESERVE = 0.06;

    private final double seconds;
    private final long start = System.nanoTime();
    private long measuredFrom;
    private long measuredAt;
    private long total;

    /** @param known the steps as frozen earlier, or 0 */
    Budget(TrainingConfig config, long perEpoch, long known) {
        this.seconds = config.minutes() * 60;
        this.total = known > 0 ? known : config.steps() > 0 ? config.steps() : config.epochs() * perEpoch;
    }

    /** Steps in all, or 0 while not yet measured out. */
    long total() {
        return total;
    }

    /** Learns of a step taken, {@code steps} so far in this process and {@code done} in all. */
    void stepped(long steps, long done) {
        if (total > 0) {
            return;
        }
        long now = System.nanoTime();
        if (steps == WARMING) {
            measuredFrom = now;
            measuredAt = done;
        } else if (steps > WARMING && (now - measuredFrom) / 1e9 >= 0.05 * seconds) {
            double perStep = (now - measuredFrom) / 1e9 / (done - measuredAt);
            double left = seconds * (1 - RESERVE) - (now - start) / 1e9;
            total = done + Math.max(1, (long) (left / perStep));
        }
    }
}
