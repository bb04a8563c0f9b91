package io.intaglio.cli;

import io.intaglio.bulk.PictureFiles;
import io.intaglio.bulk.PictureStep;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Copies pictures that no plate would mend; one that fails is named, and the rest is done. */
final class CopyJob {

    private final Console console;
    private final PictureFiles files;
    private final boolean verbose;

    /** @param files by which copies are written that change their format */
    CopyJob(Console console, PictureFiles files, boolean verbose) {
        this.console = console;
        this.files = files;
        this.verbose = verbose;
    }

    RunTally run(RunPlan plan) {
        InputReport report = new InputReport(console, verbose, plan.steps().size());
        report.leftOut(plan.others(), plan.missing());
        for (PictureStep step : plan.steps()) {
            try {
                copy(step);
            } catch (IOException | RuntimeException e) {
                report.failure(step.input(), e);
            }
        }
        int all = plan.steps().size() + plan.missing().size();
        return new RunTally(0, all - report.failed(), report.failed(), plan.there());
    }

    private void copy(PictureStep step) throws IOException {
        files.prepare(step.output());
        if (files.extension(step.input()).equals(files.extension(step.output()))) {
            Files.copy(step.input(), step.output(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Picture picture = Pictures.read(step.input());
            picture.notes().forEach(note -> console.say("note: %s: %s", step.input(), note));
            files.write(picture, step.output());
        }
    }
}
