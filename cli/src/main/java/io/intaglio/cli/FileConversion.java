package io.intaglio.cli;

import io.intaglio.file.AtomicFile;
import io.intaglio.file.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns files, and those of folders, one by one into files of another kind, under the same names. */
final class FileConversion {

    private final Console console;
    private final boolean verbose;

    /** Makes the bytes of one file. */
    interface Step {
        Result convert(Path input, Path output) throws IOException;
    }

    /**
     * What became of a file.
     *
     * @param content of the new file
     * @param report a line about it
     * @param notes what the new file does not have of the old one, a sentence each
     */
    record Result(AtomicFile.Content content, String report, List<String> notes) {

        Result {
            notes = List.copyOf(notes);
        }
    }

    FileConversion(Console console, boolean verbose) {
        this.console = console;
        this.verbose = verbose;
    }

    /** Converts all. One that fails is named, as those that are left out, and the rest is done. */
    int run(ConversionPlan plan, Step step) {
        plan.nameOthers(console);
        Map<Path, Path> steps = plan.steps();
        InputReport report = new InputReport(console, verbose, steps.size());
        report.leftOut(List.of(), plan.missing());
        int done = 0;
        int failed = report.failed();
        try (BulkProgress progress = BulkProgress.of(console, "pictures", "picture", steps.size())) {
            for (Map.Entry<Path, Path> each : steps.entrySet()) {
                try {
                    convert(each.getKey(), each.getValue(), step);
                } catch (IOException | RuntimeException | OutOfMemoryError e) {
                    if (verbose) {
                        console.trace(e);
                    }
                    console.say("intaglio: %s: %s", each.getKey(), Failures.reason(e));
                    failed++;
                }
                progress.done(++done);
            }
        }
        if (steps.size() != 1) {
            console.say("%s", new RunTally(done + plan.missing().size() - failed, 0, failed, 0).counts());
        }
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private void convert(Path input, Path output, Step step) throws IOException {
        Result result = step.convert(input, output);
        if (output.toAbsolutePath().getParent() != null) {
            Folders.make(output.toAbsolutePath().getParent());
        }
        AtomicFile.write(output, result.content());
        result.notes().forEach(note -> console.say("note: %s: %s", input, note));
        console.say("%s: %s", output, result.report());
    }
}
