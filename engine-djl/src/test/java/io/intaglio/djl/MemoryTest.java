package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.Pool;
import io.intaglio.network.Residual;
import io.intaglio.network.Upsample;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.testkit.LeakGuard;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long training takes no more memory than a short one. */
class MemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Layers and terms that make arrays of weights on their way: each would leave some behind if it could. */
    private static Architecture small() {
        ImageSpec gray = ImageSpec.anySize(1);
        return new Architecture(
                gray,
                gray,
                Network.of(
                        Conv.halve(8),
                        new Residual(List.of(Conv.same(8, 3), Activate.relu(), new Norm(Norm.Mode.GROUP, 2))),
                        Norm.batch(),
                        Conv.same(4, 1)),
                new Latent.Gaussian(0),
                Network.of(new ConvTranspose(1, 2, 2, 0, 0)),
                List.of(
                        new Comparison.Mse(1),
                        new LossTerm.Kl(1e-3, 0, 10),
                        new LossTerm.Contractive(1e-3, 0.01),
                        new LossTerm.LatentL1(1e-4),
                        new LossTerm.DecayL1(1e-6),
                        new LossTerm.DecayL2(1e-6)));
    }

    /** The network of the benchmarks: 3, 32, 64, 32, 3 channels, twice halved and twice doubled. */
    private static Architecture pooled() {
        ImageSpec colour = ImageSpec.anySize(3);
        Pool half = new Pool(Pool.Mode.MAX, 2);
        Upsample twice = new Upsample(2, Upsample.Mode.NEAREST);
        return new Architecture(
                colour,
                colour,
                Network.of(Conv.same(32, 3), Activate.relu(), half, Conv.same(64, 3), Activate.relu(), half),
                new Latent.Point(0),
                Network.of(twice, Conv.same(32, 3), Activate.relu(), twice, Conv.same(3, 3)),
                List.of(new Comparison.Mse(1)));
    }

    /** Trains on batches of 64 colour images; writes after 1,000 and 20,000 steps. */
    static final class NightOfTraining {

        private NightOfTraining() {}

        public static void main(String[] args) throws IOException {
            watch(
                    0,
                    new NoiseBatches(64, 32, 32, 3, 0).job(pooled(), NoiseBatches.steps(20_000), null),
                    1000,
                    Path.of(args[0]));
        }
    }

    /** Trains; writes after 300 and 900 steps. */
    static final class LongTraining {

        private LongTraining() {}

        public static void main(String[] args) throws IOException {
            Settings settings =
                    NoiseBatches.steps(900).with("weight-decay", 0.01).with("clip", 1);
            watch(1, new NoiseBatches(4, 8, 8, 1, 0).job(small(), settings, null), 300, Path.of(args[0]));
        }
    }

    /**
     * Writes resident bytes and arrays after the first look's step and the last one, and the arrays that are left at
     * last.
     */
    private static void watch(int threads, TrainingJob job, long first, Path file) throws IOException {
        List<String> seen = new ArrayList<>();
        try (DjlEngine engine = Engines.cpu(threads)) {
            TrainingListener listener = event -> {
                if (event instanceof TrainingEvent.Stepped stepped
                        && (stepped.progress().step() == first
                                || stepped.progress().step() == job.config().steps())) {
                    seen.add(LeakGuard.resident() + " " + engine.arrays());
                }
            };
            engine.train(job, listener);
            seen.add("0 " + engine.arrays());
        }
        Files.write(file, seen);
    }

    private static final long LIMIT = 560L << 20;
    private static final int HEAP = 128 << 20;

    /** Runs 160 pictures from eight threads; writes the most bytes that were resident. */
    static final class ManyPictures {

        private ManyPictures() {}

        public static void main(String[] args) throws Exception {
            EngineOptions options = new EngineOptions("djl", "cpu", 2, true, LIMIT);
            Architecture architecture = pooled();
            ExecutorService callers = Executors.newFixedThreadPool(8);
            try (Engine engine = new DjlEngineProvider().open(options);
                    Autoencoder model = engine.open(architecture, Engines.weights(architecture, 1))) {
                // As is calculated for a run: what is beside the heap and the libraries.
                Tiling tiling = Tiling.within(model, LIMIT - HEAP - NativeMemory.ENGINE.libraries());
                List<Callable<ImageBatch>> runs = new ArrayList<>();
                for (int i = 0; i < 160; i++) {
                    ImageBatch picture = Engines.random(i, 1, 160 + i % 7 * 20, 200 + i % 5 * 20, 3);
                    runs.add(() -> tiling.apply(model, picture, Condition.NONE));
                    if (runs.size() == 40) {
                        for (Future<ImageBatch> run : callers.invokeAll(runs)) {
                            run.get();
                        }
                        runs.clear();
                    }
                }
            } finally {
                callers.shutdown();
            }
            String peak = Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(Path.of(args[0]), peak.replaceAll("[^0-9]", ""));
        }
    }

    @Test
    void aLimitIsKeptByAnyNumberOfPicturesAndThreads(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(STATUS), "needs /proc/self/status, which Linux has");
        Path peak = folder.resolve("peak");

        Child.run(
                ManyPictures.class,
                Map.of("OPT_OUT_TRACKING", "true"),
                List.of("-XX:+UseSerialGC", "-Xmx" + HEAP),
                peak);

        assertThat(1024 * Long.parseLong(Files.readString(peak))).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void staysFlatOverHundredsOfSteps(@TempDir Path folder) throws Exception {
        staysFlat(LongTraining.class, "128m", folder.resolve("seen"));
    }

    @Test
    @Tag("slow")
    void staysFlatOverTwentyThousandSteps(@TempDir Path folder) throws Exception {
        staysFlat(NightOfTraining.class, "256m", folder.resolve("seen"));
    }

    private static void staysFlat(Class<?> training, String heap, Path file) throws Exception {
        assumeTrue(Files.exists(STATUS), "needs /proc/self/status, which Linux has");
        long begun = System.nanoTime();

        // A heap that is resident from the beginning, and only the first of Java's compilers: the second one keeps up
        // to 20 MB
        // for itself whenever it has something to compile. What grows then is the natives' memory.
        Child.run(
                training,
                Map.of("OPT_OUT_TRACKING", "true"),
                List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"),
                file);

        List<long[]> seen = Files.readAllLines(file).stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f s, %d and then %d bytes resident%n",
                training.getSimpleName(),
                (System.nanoTime() - begun) / 1e9,
                seen.get(0)[0],
                seen.get(1)[0]);
        assertThat(seen.get(1)[1]).as("arrays").isEqualTo(seen.get(0)[1]);
        assertThat(seen.get(1)[0])
                .as("bytes resident, %s at the first look", seen.get(0)[0])
                .isLessThanOrEqualTo((long) (1.05 * seen.get(0)[0]));
        assertThat(seen.get(2)[1]).as("arrays after the training").isZero();
    }

    @Test
    void callsLeaveNothingBehind() {
        Architecture architecture = Settings.of("widths", "4,8")
                .applyTo(new Collapsed())
                .create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        for (Architecture each : List.of(architecture, small())) {
            try (Engine engine = LeakGuard.watch(Engines.cpu());
                    Autoencoder model = engine.open(each, Engines.weights(each, 1))) {
                LeakGuard.flat(engine, 10, () -> {
                    LatentCodec codec = model.codec().orElseThrow();
                    model.apply(Engines.random(1, 1, 16, 16, 1), Condition.NONE);
                    codec.decode(codec.encode(Engines.random(1, 1, 16, 16, 1)), Condition.NONE);
                });
            }
        }
    }
}
