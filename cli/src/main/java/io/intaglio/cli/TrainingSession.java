package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.cli.text.Numbers;
import io.intaglio.network.ShapePlan;
import io.intaglio.train.Advice;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.Start;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** One training as a person sees it: the plan, the progress, the end. */
final class TrainingSession {

    private final Console console;
    private final Intaglio intaglio;
    private final Training training;
    private final Interruption interruption;
    private Training.Plan plan;
    private volatile Path checkpoint;

    TrainingSession(Console console, Intaglio intaglio, Training training, Interruption interruption) {
        this.console = console;
        this.intaglio = intaglio;
        this.training = training;
        this.interruption = interruption;
    }

    /** What is trained; known once {@link #run} has begun. */
    Training.Plan plan() {
        return plan;
    }

    /** The last one that was written. */
    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    Training.Outcome run() throws IOException {
        plan = training.plan();
        // The engine starts late: what is wrong with the settings is said first.
        console.say("%s", describe(plan, intaglio.engine().device().description()));
        try (ProgressView view = console.terminal() ? new ProgressBarView(console) : new ProgressLines(console)) {
            return training.listener(listener(view)).run();
        }
    }

    private TrainingListener listener(ProgressView view) {
        return new TrainingListener() {
            @Override
            public void started(Start start) {
                if (!Double.isNaN(start.seconds())) {
                    console.say(
                            "a step takes %.3g s: expected to end in %s",
                            start.secondsPerStep(), Numbers.duration(start.seconds()));
                }
                view.started();
            }

            @Override
            public void stepped(Progress progress, Supplier<Checkpoint> checkpoint) {
                view.stepped(progress);
            }

            @Override
            public void validated(Validation validation, Supplier<Checkpoint> checkpoint) {
                view.validated(validation);
            }

            @Override
            public void advised(Advice advice) {
                view.advised(advice);
            }

            @Override
            public void checkpointed(Path file) {
                checkpoint = file;
            }

            @Override
            public boolean stop() {
                return interruption.requested();
            }
        };
    }

    private static String describe(Training.Plan plan, String device) {
        ShapePlan shapes = plan.shapes();
        return String.format(
                Locale.ROOT,
                "%s, %s: %s parameters, %s FLOPs an image, %s of activations a batch; %d images to learn from, %d held out;"
                        + " %s; on %s",
                plan.architecture(),
                shapes.architecture().in(),
                Numbers.large(shapes.parameters()),
                Numbers.large(shapes.flops()),
                Numbers.bytes(plan.activationBytes()),
                plan.examples(),
                plan.heldOut(),
                budget(plan.config()),
                device);
    }

    private static String budget(TrainingConfig config) {
        String unit = config.steps() > 0
                ? config.steps() + " steps"
                : config.epochs() > 0 ? config.epochs() + " epochs" : config.minutes() + " minutes";
        return unit + " of " + config.batch() + " images" + (config.crop() > 0 ? ", cropped to " + config.crop() : "");
    }

    String summary(Training.Outcome outcome, Path out) {
        TrainingReport report = outcome.report();
        StringBuilder text = new StringBuilder("wrote ").append(out);
        text.append(String.format(
                Locale.ROOT,
                " after %d of %d steps in %s (%.0f images/s)",
                report.steps(),
                report.total(),
                Numbers.duration(report.seconds()),
                report.imagesPerSecond()));
        Double psnr = outcome.plate().card().metrics().get("psnr");
        if (psnr != null) {
            text.append(String.format(Locale.ROOT, "; held-out images: %.2f dB", psnr));
        }
        if (report.skipped() > 0) {
            text.append("; ").append(report.skipped()).append(" images could not be read");
        }
        return text.toString();
    }
}
