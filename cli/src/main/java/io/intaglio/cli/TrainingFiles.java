package io.intaglio.cli;

import io.intaglio.cli.report.HeldOutImages;
import io.intaglio.train.HistoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a training leaves beside its plate.
 *
 * @param history the table
 * @param report the page
 * @param earlierHistory that of the training which this one goes on with: the same file or another
 * @param earlierReport likewise
 * @param step that it goes on from, or 0
 */
record TrainingFiles(Path history, Path report, Path earlierHistory, Path earlierReport, long step) {

    private static final long LARGEST_REPORT = 16L << 20;

    /** Those of a training that begins. */
    static TrainingFiles of(Path plate) {
        return new TrainingFiles(history(plate), report(plate), history(plate), report(plate), 0);
    }

    /** Those of a training that goes on with that of another plate, or of the same. */
    TrainingFiles goingOn(Path plate, long from) {
        return new TrainingFiles(history, report, history(plate), report(plate), from);
    }

    /** The same with the report at another place. */
    TrainingFiles reportAt(Path file) {
        return new TrainingFiles(history, file, earlierHistory, earlierReport, step);
    }

    private static Path history(Path plate) {
        return plate.resolveSibling(plate.getFileName() + ".history.csv");
    }

    private static Path report(Path plate) {
        return plate.resolveSibling(plate.getFileName() + ".report.html");
    }

    /** Checks that they can be written and replace nothing else. */
    void check(Outputs outputs) {
        outputs.history(history).report(report);
    }

    HistoryFile openHistory(Consumer<String> warnings) {
        return step == 0
                ? HistoryFile.begin(history, warnings)
                : HistoryFile.resume(history, earlierHistory, step, warnings);
    }

    /** The images that the earlier report shows; none where there is no such report. */
    HeldOutImages recalledSamples(Consumer<String> warnings) {
        HeldOutImages samples = new HeldOutImages();
        // The place may have been given by hand then as now.
        Path from = Files.exists(earlierReport) ? earlierReport : report;
        try {
            if (step > 0 && Files.exists(from) && Files.size(from) <= LARGEST_REPORT) {
                samples.recall(Files.readString(from, StandardCharsets.UTF_8), step);
            }
        } catch (IOException e) {
            warnings.accept("the report so far, " + from + ", cannot be read (" + e.getMessage()
                    + "); the new one shows images from now on only");
        }
        return samples;
    }
}
