package io.intaglio.examples.benchmark;

import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Does for training steps what a {@link Stopwatch} does for calls, and stops the training when it has seen enough. */
final class StepClock implements TrainingListener {

    private final Stopwatch watch;
    private final List<Double> rates = new ArrayList<>();
    private long begin;
    private long steps;

    StepClock(Stopwatch watch) {
        this.watch = watch;
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Stepped stepped) {
            long now = System.nanoTime();
            if (stepped.progress().step() <= watch.warmUp()) {
                begin = now;
                return;
            }
            steps++;
            double elapsed = (now - begin) / 1e9;
            if (elapsed >= watch.seconds()) {
                rates.add(steps / elapsed);
                begin = now;
                steps = 0;
            }
        }
    }

    @Override
    public boolean stop() {
        return rates.size() >= watch.repetitions();
    }

    /** Steps a second, the median of the repetitions. */
    double rate() {
        return Stopwatch.median(rates);
    }
}
