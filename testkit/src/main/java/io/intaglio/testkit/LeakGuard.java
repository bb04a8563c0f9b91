package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Checks in tests of an engine that native memory does not leak: {@code try (Engine engine = LeakGuard.watch(open()))}
 * fails when the engine, on being closed, holds more arrays than it did at first, and {@link #flat} repeats work and
 * looks at the arrays and at what the process has resident.
 *
 * @since 0.1
 */
public final class LeakGuard {

    private static final int ROUNDS = 6;
    private static final double MOST_GROWTH = 0.05;
    private static final Path STATUS = Path.of("/proc/self/status");

    private LeakGuard() {}

    /**
     * The engine, watched.
     *
     * @param engine whose models must all be closed before it is
     */
    public static Engine watch(Engine engine) {
        return new Watched(engine, engine.arrays());
    }

    /**
     * Repeats work. It fails when the engine then holds more arrays than after the first round, or when resident memory
     * has grown with every round, and by more than 5 % in all; where the system does not tell resident memory, arrays
     * alone count.
     *
     * @param times that the work is done in each of several rounds; enough of them to be seen beside the rest of the
     *     process
     */
    public static void flat(Engine engine, int times, Runnable work) {
        flat(engine, times, work, LeakGuard::resident);
    }

    static void flat(Engine engine, int times, Runnable work, LongSupplier residentBytes) {
        List<Integer> arrays = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < times; i++) {
                work.run();
            }
            System.gc(); // what Java holds of natives is let go by its cleaners
            arrays.add(engine.arrays());
            resident.add(residentBytes.getAsLong());
        }
        assertThat(arrays).as("arrays after each round").containsOnly(arrays.get(0));
        // The first rounds warm up. A process breathes; only a leak grows without a pause.
        List<Long> warm = resident.subList(1, ROUNDS);
        boolean grows = true;
        for (int i = 1; i < warm.size(); i++) {
            grows &= warm.get(i) > warm.get(i - 1);
        }
        double growth = (warm.get(warm.size() - 1) - warm.get(0)) / (double) warm.get(0);
        assertThat(grows && growth > MOST_GROWTH)
                .as("whether resident memory leaks; bytes after each round: %s", resident)
                .isFalse();
    }

    /** Returns the resident memory of the process in bytes, as Linux reports it; elsewhere 1. */
    public static long resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(1);
        } catch (IOException e) {
            return 1;
        }
    }

    private record Watched(Engine engine, int before) implements Engine {

        @Override
        public DeviceInfo device() {
            return engine.device();
        }

        @Override
        public Settings about() {
            return engine.about();
        }

        @Override
        public TrainingResult train(TrainingJob job, TrainingListener listener) {
            return engine.train(job, listener);
        }

        @Override
        public Autoencoder open(Architecture architecture, Weights weights) {
            return engine.open(architecture, weights);
        }

        @Override
        public int arrays() {
            return engine.arrays();
        }

        @Override
        public void close() {
            int left = engine.arrays();
            engine.close();
            assertThat(left).as("arrays of the engine when it is closed").isEqualTo(before);
        }
    }
}
