package io.intaglio.cli;

import io.intaglio.Training;
import io.intaglio.cli.report.HeldOutImages;
import io.intaglio.cli.report.HtmlReport;
import io.intaglio.cli.text.Numbers;
import io.intaglio.plate.Plate;
import io.intaglio.train.HistoryFile;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.Validation;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a training's history and its report: the one with every row, the other at looks at held-out data, but not more
 * often than once a minute, and at the end, whatever the end is.
 */
final class TrainingRecorder implements TrainingListener, AutoCloseable {

    private static final double SECONDS_BETWEEN = 60;

    private final String title;
    private final TrainingFiles files;
    private final Consumer<String> warnings;
    private final HistoryFile history;
    private final HeldOutImages samples;
    private Training.@Nullable Plan plan;
    private @Nullable Progress reached;
    private boolean looked;
    private boolean told;
    private Optional<Validation.Score> judged = Optional.empty();
    private long written;

    /** @param title of the report */
    TrainingRecorder(String title, TrainingFiles files, Consumer<String> warnings) {
        this.title = title;
        this.files = files;
        this.warnings = warnings;
        this.history = files.openHistory(warnings);
        this.samples = files.recalledSamples(warnings);
    }

    /** What is about to be trained. */
    void planned(Training.Plan plan) {
        this.plan = plan;
    }

    @Override
    public void on(TrainingEvent event) {
        history.on(event);
        if (event instanceof TrainingEvent.Started) {
            written = System.nanoTime() - (long) (SECONDS_BETWEEN * 1e9);
        } else if (event instanceof TrainingEvent.Sampled sampled) {
            sampled(sampled);
        } else if (event instanceof TrainingEvent.Validated validated) {
            looked = true;
            judged = validated.validation().score().or(() -> judged);
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            stepped(stepped.progress());
        }
    }

    private void sampled(TrainingEvent.Sampled sampled) {
        try {
            samples.add(sampled.step(), sampled.shown(), sampled.output());
        } catch (RuntimeException | Error e) {
            unwritten(e);
        }
    }

    private void stepped(Progress progress) {
        reached = progress;
        if (looked && (System.nanoTime() - written) / 1e9 >= SECONDS_BETWEEN) {
            write("Still going on, at step " + progress.step() + " of "
                    + progress.position().total() + ".");
        }
        looked = false;
    }

    /** Ends the report. */
    void ended(Training.Outcome outcome, boolean interrupted) throws IOException {
        history.close();
        report(ending(outcome.report(), interrupted), Optional.of(outcome.plate()))
                .write(files.report());
    }

    /** Ends the report of a training that could not go on; false where there is none, for it had not begun. */
    boolean failed(Throwable cause) {
        history.close();
        return reached != null
                && write("Failed after step " + reached.step() + ": "
                        + (cause.getMessage() == null ? cause : cause.getMessage()));
    }

    /** Where to look, in words. */
    String whereabouts() {
        return "the course of the training: " + files.report() + " and " + files.history();
    }

    /** The sections of the training, on a page that may have others. */
    HtmlReport onto(HtmlReport page, String state) throws IOException {
        return page.state(state).training(history.rows(), judged, samples).plan(plan);
    }

    /** How it ended, in a sentence. */
    String ending(TrainingReport report, boolean interrupted) {
        if (report.steps() == 0 && report.total() == 0) {
            return "Done: there are no weights to learn.";
        }
        boolean early = !interrupted && report.steps() < report.total();
        return String.format(
                Locale.ROOT,
                "%s after %s; %s%s, %s.",
                interrupted ? "Interrupted" : early ? "Ended early" : "Done",
                report.distance(),
                Numbers.duration(report.seconds()),
                files.step() > 0 ? " since step " + files.step() : "",
                Numbers.speed(report.imagesPerSecond()));
    }

    private HtmlReport report(String state, Optional<Plate> plate) throws IOException {
        HtmlReport page = HtmlReport.of(title);
        plate.ifPresent(page::headline);
        onto(page, state);
        plate.ifPresent(page::plate);
        return page;
    }

    /** A report that cannot be written is no reason to lose the training. */
    private boolean write(String state) {
        written = System.nanoTime();
        try {
            report(state, Optional.empty()).write(files.report());
            told = false;
            return true;
        } catch (IOException | RuntimeException | Error e) {
            unwritten(e);
            return false;
        }
    }

    /** Told once: a disk that is full stays full for long. */
    private void unwritten(Throwable reason) {
        if (told) {
            return;
        }
        told = true;
        warnings.accept("the report " + files.report() + " could not be written (" + Failures.reason(reason) + ")");
    }

    @Override
    public void close() {
        history.close();
    }
}
