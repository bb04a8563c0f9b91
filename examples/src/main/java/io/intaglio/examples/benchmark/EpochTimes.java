package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How long a pass over the data takes, reading and preparing included, by how many images there are.
 *
 * @param seconds by number of images
 * @param power of the number of images with which the time grows: 1 where each costs the same
 */
record EpochTimes(TreeMap<Integer, Double> seconds, double power) {

    /** Fits the power by least squares, in logarithms: each size counts alike. */
    static EpochTimes of(TreeMap<Integer, Double> seconds) {
        double x = seconds.keySet().stream().mapToDouble(Math::log).average().orElseThrow();
        double y = seconds.values().stream().mapToDouble(Math::log).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (var point : seconds.entrySet()) {
            double away = Math.log(point.getKey()) - x;
            xy += away * (Math.log(point.getValue()) - y);
            xx += away * away;
        }
        return new EpochTimes(seconds, xy / xx);
    }

    /** Trains on each number of drawn digits; the first pass, which warms up and fills caches, does not count. */
    static EpochTimes measure(Intaglio intaglio, List<Integer> sizes, int passes) throws IOException {
        TreeMap<Integer, Double> seconds = new TreeMap<>();
        for (int size : sizes) {
            Laps laps = new Laps();
            intaglio.train("reconstruct")
                    .data("demo:digits,count=" + size + ",size=32")
                    .settings(Settings.of("train.held-out", 0))
                    .epochs(passes + 1)
                    .listener(laps)
                    .run();
            seconds.put(size, Stopwatch.median(laps.seconds.subList(1, passes + 1)));
        }
        return of(seconds);
    }

    private static final class Laps implements TrainingListener {

        private final List<Double> seconds = new ArrayList<>();
        private long begin = System.nanoTime();

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped stepped
                    && stepped.progress().position().endOfEpoch()) {
                long now = System.nanoTime();
                seconds.add((now - begin) / 1e9);
                begin = now;
            }
        }
    }
}
