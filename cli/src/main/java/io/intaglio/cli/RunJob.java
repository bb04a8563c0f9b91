package io.intaglio.cli;

import io.intaglio.bulk.PictureRun;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a model on many pictures and says what becomes of each. One that fails is named, in its turn, and the rest is
 * done.
 */
final class RunJob {

    private final Console console;
    private final PictureRun run;
    private final boolean verbose;
    private final AtomicInteger done = new AtomicInteger();

    /** @param verbose whether to show where a failure happened */
    RunJob(Console console, PictureRun run, boolean verbose) {
        this.console = console;
        this.run = run;
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
        try (BulkProgress progress = BulkProgress.of(console, "pictures", "picture", count)) {
            run.run(plan.steps(), (step, outcome, number) -> {
                report.tell(step.input(), step.name(), outcome);
                done.set(number);
                progress.done(number);
            });
        }
        return new RunTally(count + plan.missing().size() - report.failed(), 0, report.failed(), plan.there());
    }
}
