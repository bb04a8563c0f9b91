package io.intaglio.examples;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import io.intaglio.config.Settings;
import io.intaglio.djl.DjlModule;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** For an application that is put together by Guice: the engine is injected, and trains a network written down by hand. */
public final class GuiceExample {

    private final Engine engine;

    @Inject
    GuiceExample(Engine engine) {
        this.engine = engine;
    }

    /** @param arguments {@code [STEPS]}, 200 unless given */
    public static void main(String[] arguments) {
        runExample(arguments);
    }

    static TrainingReport runExample(String[] arguments) {
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
        Subject subject = Subject.fourConvolutions(8, 16);
        System.out.println(ShapePlan.of(subject.architecture(), 16, 16).parameters() + " parameters");
        TrainingConfig config = Settings.of(Map.of("epochs", "0", "steps", Long.toString(steps), "batch", "8"))
                .applyTo(new TrainingConfig());
        ImageBatch images = subject.images(8, 16, 16);
        TrainingJob job = new TrainingJob(
                subject.architecture(), config, new SameBatch(images), Optional.empty(), Optional.empty());
        return engine.train(job, TrainingListener.NONE).report();
    }
}
