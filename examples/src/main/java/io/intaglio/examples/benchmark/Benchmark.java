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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How fast networks train and run on this machine: the engine alone, without reading or preparing images. Every figure is the
 * median of several repetitions. {@code --quick} only shows that it works; its figures mean nothing.
 */
public final class Benchmark {

    private final Engine engine;
    private final boolean quick;
    private final Stopwatch watch;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private Benchmark(Engine engine, boolean quick) {
        this.engine = engine;
        this.quick = quick;
        this.watch = quick ? new Stopwatch(1, 2, 0) : new Stopwatch(5, 5, 2);
    }

    /** @param arguments {@code [--quick] [--device D] [--threads N]} */
    public static void main(String[] arguments) {
        runExample(arguments);
    }

    /** Every figure by its name. */
    static Map<String, Double> runExample(String[] arguments) {
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
            return new Benchmark(intaglio.engine(), quick).run(intaglio);
        }
    }

    private Map<String, Double> run(Intaglio intaglio) {
        System.out.printf(
                Locale.ROOT,
                "%s; Java %s, %d processors%n%n",
                engine.about().toString().strip().replace("\n", ", "),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf(
                Locale.ROOT,
                "%-14s %9s %6s %11s %18s %19s%n",
                "network",
                "images",
                "batch",
                "parameters",
                "training images/s",
                "inference images/s");
        for (Subject subject : Subject.all(intaglio)) {
            measure(quick ? subject.quick() : subject);
        }
        pictures(Subject.restorer(intaglio));
        return figures;
    }

    private void measure(Subject subject) {
        ShapePlan plan = subject.plan();
        ImageBatch images = subject.images();
        double training = training(subject, images) * subject.batch();
        double inference;
        try (Autoencoder model = engine.open(subject.architecture(), Weights.initial(plan.weights(), 0))) {
            inference = watch.rate(() -> model.apply(images, Condition.NONE)) * subject.batch();
        }
        figures.put("train " + subject.name(), training);
        figures.put("run " + subject.name(), inference);
        System.out.printf(
                Locale.ROOT,
                "%-14s %9s %6d %11d %18.1f %19.1f%n",
                subject.name(),
                subject.architecture().in().channels() + "x" + subject.side() + "x" + subject.side(),
                subject.batch(),
                plan.parameters(),
                training,
                inference);
    }

    private double training(Subject subject, ImageBatch images) {
        // More steps than there will be: the clock ends the training.
        TrainingConfig config = Settings.of(
                        Map.of("epochs", "0", "steps", "1000000", "batch", Integer.toString(subject.batch())))
                .applyTo(new TrainingConfig());
        StepClock clock = new StepClock(watch);
        engine.train(
                new TrainingJob(
                        subject.architecture(), config, new SameBatch(images), Optional.empty(), Optional.empty()),
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
        System.out.printf(Locale.ROOT, "%nthe restorer on one colour picture of %dx%d:%n", width, height);
        try (Autoencoder model = engine.open(restorer.architecture(), Weights.initial(plan.weights(), 0))) {
            for (Tiling tiling :
                    new Tiling[] {new Tiling(Long.MAX_VALUE), quick ? new Tiling(64 * 64) : Tiling.DEFAULT}) {
                String name = tiling.maxPixels() == Long.MAX_VALUE ? "whole" : "tiled";
                double speed = few.rate(() -> tiling.apply(model, picture, Condition.NONE)) * megapixels;
                figures.put("run restorer " + name, speed);
                System.out.printf(Locale.ROOT, "%-14s %6.3f megapixels/s%n", name, speed);
            }
        }
    }
}
