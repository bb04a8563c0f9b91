package io.intaglio.djl.train;

import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How many steps a training takes. A budget of time is measured out: the first steps run, their speed says how many
 * fit, and that number then stands, so that the schedule has an end to go to and a resumed training is the same
 * training. The first pass through the data, in which images are read or drawn, does not count unless it takes long.
 */
final class Budget {

    /** Steps that are slower than the rest: memory is taken, code is compiled. */
    private static final int WARMING = 3;

    /** The share of the time that is measured. */
    private static final double MEASURED = 0.05;

    /** The share of the time that may pass before the first pass through the data is over. */
    private static final double FIRST_PASS = 0.15;

    /** The share of the time kept for validation, the last copies and a machine that slows down. */
    private static final double RESERVE = 0.06;

    private final double seconds;
    private final long perEpoch;
    private final LongSupplier nanos;
    private final long start;
    private final List<Double> durations = new ArrayList<>();
    private long steps;
    private long last;
    private double measured;
    private long total;

    /**
     * Begins now.
     *
     * @param perEpoch steps of a pass through the data
     * @param known the steps as frozen earlier, or 0
     * @param nanos a clock
     */
    Budget(TrainingConfig config, long perEpoch, long known, LongSupplier nanos) {
        this.seconds = config.minutes() * 60;
        this.perEpoch = perEpoch;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
        this.total = known > 0 ? known : config.steps() > 0 ? config.steps() : config.epochs() * perEpoch;
    }

    /** Steps in all, or 0 while not yet measured out. */
    long total() {
        return total;
    }

    /** Learns of a step taken, {@code done} in all. */
    void stepped(long done) {
        if (total > 0) {
            return;
        }
        long now = nanos.getAsLong();
        steps++;
        if (steps > WARMING) {
            durations.add((now - last) / 1e9);
            measured += (now - last) / 1e9;
        }
        last = now;
        if (steps == perEpoch) {
            durations.clear();
            measured = 0;
        }
        boolean enough = steps > perEpoch ? measured >= MEASURED * seconds : measured >= FIRST_PASS * seconds;
        if (enough) {
            double left = seconds * (1 - RESERVE) - (now - start) / 1e9;
            total = done + Math.max(1, (long) (left / median()));
        }
    }

    /** Of the durations: a mean would take a moment in which the machine was busy for the speed of the whole night. */
    private double median() {
        Collections.sort(durations);
        int half = durations.size() / 2;
        return durations.size() % 2 == 1 ? durations.get(half) : (durations.get(half - 1) + durations.get(half)) / 2;
    }
}
