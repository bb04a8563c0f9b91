package io.intaglio.cli;

import io.intaglio.batch.PictureBatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a batch of pictures and says what becomes of each; one that fails is named, in its turn, and the rest is done.
 */
final class RunJob {

    private final Console console;
    private final PictureBatch batch;
    private final boolean verbose;
    private final AtomicInteger done = new AtomicInteger();

    /** @param verbose whether to show where a failure happened */
    RunJob(Console console, PictureBatch batch, boolean verbose) {
        this.console = console;
        this.batch = batch;
        this.verbose = verbose;
    }

    RunTally run(RunPlan plan) {
        return PartialFileCleanup.after(
                () -> console.say(
                        "%ninterrupted: %d of %d done; --skip-existing leaves those alone that are there",
                        done.get(), plan.steps().size()),
                () -> all(plan));
    }

    private RunTally all(RunPlan plan) {
        int count = plan.steps().size();
        InputReport report = new InputReport(console, verbose, count);
        report.leftOut(plan.others(), plan.missing());
        try (BatchProgress progress = BatchProgress.of(console, "pictures", "picture", count)) {
            batch.run(plan.steps(), (step, outcome, number) -> {
                report.tell(step.input(), step.name(), outcome);
                done.set(number);
                progress.done(number);
            });
        }
        return new RunTally(count + plan.missing().size() - report.failed(), 0, report.failed(), plan.there());
    }
}
