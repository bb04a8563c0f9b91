package io.intaglio.cli;

import io.intaglio.batch.BatchRun;
import io.intaglio.batch.PictureBatch;
import io.intaglio.batch.PictureStep;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a batch of pictures and says what becomes of each; one that fails is named, in its turn, and the rest is done.
 */
final class RunJob {

    private final Console console;
    private final PictureBatch batch;
    private final boolean verbose;
    private final Set<String> told = new HashSet<>();
    private final AtomicInteger done = new AtomicInteger();
    private int failed;
    private boolean several;

    /** @param verbose whether to show where a failure happened */
    RunJob(Console console, PictureBatch batch, boolean verbose) {
        this.console = console;
        this.batch = batch;
        this.verbose = verbose;
    }

    int run(RunPlan plan) {
        return PartialFileCleanup.after(
                () -> console.say(
                        "%ninterrupted: %d of %d done; --skip-existing leaves those alone that are there",
                        done.get(), plan.steps().size()),
                () -> all(plan));
    }

    private int all(RunPlan plan) {
        int count = plan.steps().size();
        several = count > 1;
        for (Path other : plan.others()) {
            console.say(
                    "intaglio: %s is left out: by its name it is no picture that can be read (name it alone to try)",
                    other);
        }
        plan.missing().forEach((path, reason) -> console.say("intaglio: %s is left out: %s", path, reason));
        try (BatchProgress progress = BatchProgress.of(console, "pictures", "picture", count)) {
            batch.run(plan.steps(), (step, outcome, number) -> {
                tell(step, outcome);
                done.set(number);
                progress.done(number);
            });
        }
        int good = count - failed;
        failed += plan.missing().size();
        console.say(
                "%d %s done%s%s%s",
                good,
                good == 1 ? "picture" : "pictures",
                failed == 0 ? "" : ", " + failed + " failed",
                plan.there() == 0 ? "" : ", " + plan.there() + " left as they are",
                good + plan.there() == 0 ? "" : plan.whereabouts());
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private void tell(PictureStep step, BatchRun.Outcome<Path> outcome) {
        for (String note : outcome.notes()) {
            if (told.add(note)) {
                console.say("note: %s%s", several ? step.name() + ": " : "", note);
            }
        }
        Throwable failure = outcome.failure();
        if (failure != null) {
            failed++;
            if (verbose) {
                console.trace(failure);
            }
            String reason = Failures.reason(failure);
            // What cannot be read names itself, without its folders.
            String name = step.input().getFileName() + " ";
            console.say(
                    "intaglio: %s",
                    ResultPlace.isStandard(step.input())
                            ? reason
                            : reason.startsWith(name)
                                    ? step.input() + reason.substring(name.length() - 1)
                                    : step.input() + ": " + reason);
        }
    }
}
