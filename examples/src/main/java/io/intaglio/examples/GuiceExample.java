package io.intaglio.examples;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.djl.DjlModule;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An application composed by Guice: the engine is injected and trains a hand-written network. */
public final class GuiceExample {

    private final Engine engine;

    @Inject
    GuiceExample(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs the example.
     *
     * @param arguments {@code [STEPS]}, 200 unless given
     */
    public static void main(String[] arguments) {
        // Guice 7 defines the classes that it generates by sun.misc.Unsafe, of which newer JDKs warn.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        try {
            runExample(arguments);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static TrainingReport runExample(String[] arguments) {
        if (arguments.length > 1 || arguments.length == 1 && !arguments[0].matches("[1-9][0-9]{0,8}")) {
            throw new InvalidInputException("usage: GuiceExample [STEPS], a whole number from 1");
        }
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 200;
        Injector injector = Guice.createInjector(new DjlModule(new EngineOptions()));
        try (Engine engine = injector.getInstance(Engine.class)) {
            TrainingReport report = injector.getInstance(GuiceExample.class).train(steps);
            System.out.printf(
                    Locale.ROOT,
                    "on %s: loss %.5f at first, %.5f at last%n",
                    engine.device().description(),
                    report.history().get(0).loss(),
                    report.history().get(report.history().size() - 1).loss());
            return report;
        }
    }

    private TrainingReport train(long steps) {
        Architecture architecture = new Architecture(
                ImageSpec.anySize(3),
                ImageSpec.anySize(3),
                new Network(List.of(Conv.same(16, 3), Activate.relu(), Conv.halve(8))),
                new Latent.Point(0),
                new Network(List.of(
                        Conv.same(4 * 16, 1),
                        new PixelShuffle(2),
                        Activate.relu(),
                        Conv.same(3, 3).gain(1))),
                List.of(new Comparison.Mse(1)));
        System.out.println(ShapePlan.of(architecture, 16, 16).parameters() + " parameters");
        TrainingConfig config = Settings.of(Map.of("epochs", "0", "steps", Long.toString(steps), "batch", "8"))
                .applyTo(new TrainingConfig());
        float[] noise = new float[8 * 16 * 16 * 3];
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        Batches data = new Same(ImageBatch.wrap(8, 16, 16, 3, noise));
        TrainingJob job = new TrainingJob(architecture, config, data, Optional.empty(), Optional.empty());
        return engine.train(job, TrainingListener.NONE).report();
    }

    /** The same images at every step, to be rebuilt. */
    private record Same(ImageBatch images) implements Batches {

        @Override
        public Batch get(long step) {
            return new Batch(images, images, Optional.empty(), List.of());
        }

        @Override
        public long perEpoch() {
            return 1;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
