package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how fast networks train and run on this machine: the engine alone, without reading or preparing images, and
 * then whole passes over data. Every figure is the median of several repetitions. {@code --quick} only shows that it
 * works; its figures mean nothing.
 */
public final class Benchmark {

    private final Intaglio intaglio;
    private final Engine engine;
    private final boolean quick;
    private final Stopwatch watch;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private Benchmark(Intaglio intaglio, boolean quick) {
        this.intaglio = intaglio;
        this.engine = intaglio.engine();
        this.quick = quick;
        this.watch = quick ? new Stopwatch(1, 2, 0) : new Stopwatch(5, 5, 2);
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments {@code [--quick] [--device D] [--threads N]}
     */
    public static void main(String[] arguments) throws IOException {
        measure(arguments);
    }

    /** Every figure by its name. */
    static Map<String, Double> measure(String[] arguments) throws IOException {
        EngineOptions options = new EngineOptions();
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--device" -> options = options.device(arguments[++i]);
                case "--threads" -> options = options.threads(Integer.parseInt(arguments[++i]));
                default ->
                    throw new InvalidInputException(
                            "the benchmark knows --quick, --device D and --threads N, not " + arguments[i]);
            }
        }
        try (Intaglio intaglio = Intaglio.builder().engine(options).open()) {
            return new Benchmark(intaglio, quick).run();
        }
    }

    private Map<String, Double> run() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s; Java %s, %d processors%n%n",
                engine.about().toString().strip().replace("\n", ", "),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
        double roof = roof();
        print("GFLOP/s of a large convolution", roof, "%.1f forward and backward, 128 to 128 channels");
        System.out.printf(
                Locale.ROOT,
                "%n%-12s %9s %5s %10s %10s %8s %6s %10s%n",
                "network",
                "images",
                "batch",
                "parameters",
                "training/s",
                "GFLOP/s",
                "share",
                "running/s");
        for (Subject subject : Subject.all(intaglio)) {
            measure(quick ? subject.quick() : subject, roof);
        }
        pictures(Subject.restorer(intaglio));
        epochs();
        return figures;
    }

    /**
     * What the convolutions alone reach: the difference between three and one of them leaves the loss and the optimizer
     * out, and the first, of whose input no gradient is taken.
     */
    private double roof() {
        Subject three = Subject.convolutions(3);
        Subject one = Subject.convolutions(1);
        if (quick) {
            three = three.quick();
            one = one.quick();
        }
        double seconds = 1 / training(three) - 1 / training(one);
        return 3e-9 * (three.plan().flops() - one.plan().flops()) * three.batch() / seconds;
    }

    private void measure(Subject subject, double roof) {
        ShapePlan plan = subject.plan();
        ImageBatch images = subject.images();
        double training = training(subject) * subject.batch();
        double gigaflops = 3e-9 * plan.flops() * training;
        double running;
        try (Autoencoder model = engine.open(subject.architecture(), Weights.initial(plan.weights(), 0))) {
            running = watch.rate(() -> model.apply(images, Condition.NONE)) * subject.batch();
        }
        figures.put("training " + subject.name(), training);
        figures.put("running " + subject.name(), running);
        figures.put("share " + subject.name(), gigaflops / roof);
        System.out.printf(
                Locale.ROOT,
                "%-12s %9s %5d %10d %10.1f %8.1f %5.0f%% %10.1f%n",
                subject.name(),
                plan.architecture().in().channels() + "x" + subject.side() + "x" + subject.side(),
                subject.batch(),
                plan.parameters(),
                training,
                gigaflops,
                100 * gigaflops / roof,
                running);
    }

    /** Steps a second. */
    private double training(Subject subject) {
        // More steps than there will be: the clock ends the training.
        TrainingConfig config = Settings.of("epochs", 0)
                .with("steps", 1_000_000)
                .with("batch", subject.batch())
                .applyTo(new TrainingConfig());
        StepClock clock = new StepClock(watch);
        engine.train(
                new TrainingJob(
                        subject.architecture(),
                        config,
                        new SameBatch(subject.images()),
                        Optional.empty(),
                        Optional.empty()),
                clock);
        return clock.rate();
    }

    private void pictures(Subject restorer) {
        int height = quick ? 96 : 1536;
        int width = quick ? 128 : 2048;
        ShapePlan plan = ShapePlan.smallest(restorer.architecture());
        ImageBatch picture = restorer.images(1, height, width);
        double megapixels = height * width / 1e6;
        Stopwatch few = new Stopwatch(1, watch.repetitions(), watch.seconds());
        System.out.printf(Locale.ROOT, "%nthe restorer on one gray picture of %dx%d%n", width, height);
        try (Autoencoder model = engine.open(restorer.architecture(), Weights.initial(plan.weights(), 0))) {
            Map<String, Tiling> ways = new LinkedHashMap<>();
            ways.put("whole", new Tiling(Long.MAX_VALUE));
            ways.put("tiled", quick ? new Tiling(64 * 64) : Tiling.DEFAULT);
            ways.forEach((name, tiling) -> print(
                    name,
                    few.rate(() -> tiling.apply(model, picture, Condition.NONE)) * megapixels,
                    "%.3f megapixels/s"));
        }
    }

    private void epochs() throws IOException {
        List<Integer> sizes = quick ? List.of(64, 128, 192) : List.of(1024, 2048, 4096, 8192, 16384);
        System.out.printf("%na pass over drawn digits of 32x32, reconstruct at its defaults%n");
        EpochTimes times = EpochTimes.measure(intaglio, sizes, quick ? 1 : 3);
        times.seconds().forEach((size, seconds) -> print(size + " images", seconds, "%.3f s"));
        print("grows with the power", times.power(), "%.2f of the number of images");
    }

    private void print(String name, double figure, String format) {
        figures.put(name, figure);
        System.out.printf(Locale.ROOT, "%-32s " + format + "%n", name, figure);
    }
}
