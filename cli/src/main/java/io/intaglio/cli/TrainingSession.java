package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.PreparedTraining;
import io.intaglio.Training;
import io.intaglio.cli.text.Numbers;
import io.intaglio.cli.text.PlanText;
import io.intaglio.cli.text.PlateText;
import io.intaglio.cli.text.ShellWord;
import io.intaglio.config.InvalidInputException;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.spi.PluginException;
import io.intaglio.train.Advice;
import io.intaglio.train.DivergedException;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.TrainingStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One training as a person sees it: the plan, the progress, the end. */
final class TrainingSession {

    private static final double SLOWER = 10;

    private final Console console;
    private final Intaglio intaglio;
    private final Training training;
    private final Interruption interruption;
    private final TrainingRecorder recorder;
    private final boolean verbose;
    private volatile @Nullable Path checkpoint;
    private @Nullable Path sound;
    private boolean underWay;
    private boolean silent;
    private volatile boolean stepped;

    /** @param verbose whether it is told at every epoch what the training holds */
    TrainingSession(
            Console console,
            Intaglio intaglio,
            Training training,
            Interruption interruption,
            TrainingRecorder recorder,
            boolean verbose) {
        this.console = console;
        this.intaglio = intaglio;
        this.training = training;
        this.interruption = interruption;
        this.recorder = recorder;
        this.verbose = verbose;
    }

    /** Says which checkpoint the training goes on from; null for none. */
    TrainingSession from(Path file) {
        checkpoint = file;
        return this;
    }

    /** Keeps advice for the report: there is nothing that a person could set. */
    TrainingSession withoutAdvice() {
        silent = true;
        return this;
    }

    /** Trains, and writes the plate and what tells of the training; empty where that was done before. */
    Optional<Training.Outcome> run(Path out, PlateSaver delivery) throws IOException {
        try (PreparedTraining prepared = training.prepare()) {
            if (prepared.finished() && isThere(out)) {
                console.say("%s", nothingToDo(out, prepared.plan().config()));
                return Optional.empty();
            }
            return Optional.of(run(prepared, out, delivery));
        }
    }

    /** Whether the plate was written after the last step: a training may have been killed between the two. */
    private boolean isThere(Path out) {
        try {
            return steps(Plate.read(out)) >= Math.max(1, steps(Plate.read(checkpoint)));
        } catch (IOException | InvalidInputException e) {
            return false;
        }
    }

    private static long steps(Plate plate) {
        return plate.card().trainedSteps().orElse(0);
    }

    private String nothingToDo(Path out, TrainingConfig config) {
        return "nothing to do: this training is finished, and " + out + " is what it gave; to go on, give it more: "
                + "intaglio train --resume " + ShellWord.of(checkpoint) + " " + PlanText.twice(config);
    }

    private Training.Outcome run(PreparedTraining prepared, Path out, PlateSaver delivery) throws IOException {
        Training.Plan plan = prepared.plan();
        // The engine starts late: what is wrong with the settings is said first.
        console.say("%s", describe(plan, intaglio.trainingEngine().device().description()));
        recorder.planned(plan);
        Training.Outcome outcome;
        try {
            outcome = train(prepared, plan.config().learningRate());
            if (interruption.requested() && !stepped) {
                console.say(
                        "no step was taken: nothing is written%s",
                        checkpoint == null ? "" : "; to go on: intaglio train --resume " + ShellWord.of(checkpoint));
                return outcome;
            }
            delivery.deliver(outcome.plate(), out, goingOn());
        } catch (IOException | RuntimeException | Error e) {
            if (recorder.failed(e)) {
                console.say("%s", recorder.whereabouts());
            }
            throw e;
        }
        console.say("%s", summary(outcome, out));
        if (interruption.requested()) {
            console.say(
                    "%s",
                    checkpoint == null
                            ? out + " can be used as it is; the training cannot go on from it, which takes"
                                    + " checkpoints (--checkpoint-every)"
                            : "to go on: intaglio train --resume " + ShellWord.of(checkpoint));
        }
        recorder.ended(outcome, interruption.requested());
        console.say("%s", recorder.whereabouts());
        return outcome;
    }

    private Training.Outcome train(PreparedTraining prepared, double rate) throws IOException {
        try (ProgressView view =
                console.terminal() ? new ProgressBarView(console) : new ProgressLines(console, System::nanoTime)) {
            training.listener(TrainingListener.all(recorder, listener(view)));
            return prepared.run();
        } catch (DivergedException e) {
            throw new InvalidInputException(e.getMessage() + "; " + startingOver(rate), e);
        } catch (InvalidInputException e) {
            throw !underWay ? e : new InvalidInputException(e.getMessage() + "; " + goingOn(), e);
        } catch (PluginException e) {
            throw !underWay ? e : new PluginException(e.getMessage() + "; " + goingOn(), e);
        } catch (RuntimeException | Error e) {
            if (underWay) {
                console.say("%s", goingOn());
            }
            throw e;
        }
    }

    /** What to do about a training that came to no end. */
    private String goingOn() {
        return checkpoint == null
                ? "nothing was kept, for no checkpoint was written yet (--checkpoint-every)"
                : "to go on, once that is mended: intaglio train --resume " + ShellWord.of(checkpoint);
    }

    /** From a checkpoint of which nobody had to fear that the weights were bad already. */
    private String startingOver(double rate) {
        Path from = sound == null ? checkpoint : sound;
        if (from == null) {
            return "with --checkpoint-every there would be a checkpoint to go on from";
        }
        String last = from.equals(checkpoint) ? "" : " (the last state before is " + checkpoint + ")";
        return "to go on more slowly: intaglio train --resume " + ShellWord.of(from) + " --set learning-rate="
                + rate / SLOWER + last;
    }

    private TrainingListener listener(ProgressView view) {
        ActivityProgress fitting = ActivityProgress.lines(view::said, System::nanoTime);
        return new TrainingListener() {
            @Override
            public void on(TrainingEvent event) {
                heard(event, view, fitting);
            }

            @Override
            public boolean stop() {
                return interruption.requested();
            }
        };
    }

    private void heard(TrainingEvent event, ProgressView view, ActivityProgress fitting) {
        if (event instanceof TrainingEvent.Started started) {
            TrainingStart start = started.start();
            if (!Double.isNaN(start.seconds())) {
                console.say(
                        "a step takes %.3g s: expected to end in %s",
                        start.secondsPerStep(), Numbers.duration(start.seconds()));
            }
            underWay = true;
            view.started();
        } else if (event instanceof TrainingEvent.Stepped step) {
            stepped = true;
            view.stepped(step.progress());
        } else if (event instanceof TrainingEvent.Validated validated) {
            view.validated(validated.validation());
        } else if (event instanceof TrainingEvent.Advised advised && !silent) {
            Advice advice = advised.advice();
            String when = advice.step() == 0 ? "" : "step " + advice.step() + ": ";
            view.said("intaglio: " + when + advice.text());
        } else if (event instanceof TrainingEvent.EpochEnded ended && verbose) {
            view.said(String.format(
                    Locale.ROOT,
                    "epoch %d: %d native arrays, native memory %s, Java's heap %s",
                    ended.epoch(),
                    ended.resources().arrays(),
                    Numbers.bytes(ended.resources().nativeBytes()),
                    Numbers.bytes(ended.resources().heapBytes())));
        } else if (event instanceof TrainingEvent.Fitted fitted) {
            fitting.progress(fitted.activity(), fitted.done(), fitted.total());
        } else if (event instanceof TrainingEvent.Failing) {
            sound = checkpoint;
        } else if (event instanceof TrainingEvent.Checkpointed written) {
            checkpoint = written.file();
        }
    }

    private static String describe(Training.Plan plan, String device) {
        ShapePlan shapes = plan.shapes();
        if (shapes.weights().isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "%s, %s: no weights to learn, only what the task takes from %s; %d held out; on %s",
                    plan.architecture(),
                    PlanText.images(shapes.architecture().in()),
                    Numbers.count(plan.examples(), "image"),
                    plan.heldOut(),
                    device);
        }
        String stopping = PlanText.stopping(plan.config());
        return String.format(
                Locale.ROOT,
                "%s, %s: %s parameters, %s FLOPs an image, %s of activations a batch; %s to learn from, %d held "
                        + "out;"
                        + " %s; learning rate %s%s; on %s",
                plan.architecture(),
                PlanText.images(shapes.architecture().in()),
                Numbers.large(shapes.parameters()),
                Numbers.large(shapes.flops()),
                Numbers.bytes(plan.activationBytes()),
                Numbers.count(plan.examples(), "image"),
                plan.heldOut(),
                PlanText.budget(plan.config()),
                PlanText.schedule(plan.config()),
                stopping.isEmpty() ? "" : "; " + stopping,
                device);
    }

    private static String summary(Training.Outcome outcome, Path out) {
        TrainingReport report = outcome.report();
        StringBuilder text = new StringBuilder("wrote ").append(out);
        if (report.total() > 0) { // a network without weights takes no step
            text.append(String.format(
                    Locale.ROOT,
                    " after %s in %s (%s)",
                    report.distance(),
                    Numbers.duration(report.seconds()),
                    Numbers.speed(report.imagesPerSecond())));
        }
        String metric = PlateText.judgedBy(outcome.plate().card());
        Double value = outcome.plate().card().metrics().get(metric);
        if (value != null) {
            text.append("; held-out images: ")
                    .append(PlateText.figure(outcome.plate().card(), metric, value));
        }
        if (report.skipped() > 0) {
            text.append("; ").append(Numbers.count(report.skipped(), "image")).append(" could not be read");
        }
        return text.toString();
    }
}
