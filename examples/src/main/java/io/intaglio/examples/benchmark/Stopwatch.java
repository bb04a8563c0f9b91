package io.intaglio.examples.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures in several repetitions and takes their median, after a warm-up that does not count.
 *
 * @param warmUp calls before the first repetition
 * @param repetitions how many
 * @param seconds that each lasts at least; it always has one call
 */
record Stopwatch(int warmUp, int repetitions, double seconds) {

    /** Calls a second. */
    double rate(Runnable call) {
        for (int i = 0; i < warmUp; i++) {
            call.run();
        }
        List<Double> rates = new ArrayList<>();
        while (rates.size() < repetitions) {
            long begin = System.nanoTime();
            int calls = 0;
            double elapsed;
            do {
                call.run();
                calls++;
                elapsed = (System.nanoTime() - begin) / 1e9;
            } while (elapsed < seconds);
            rates.add(calls / elapsed);
        }
        return median(rates);
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
