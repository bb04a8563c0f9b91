package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.diagnosis.MemorizationReport;
import io.intaglio.diagnosis.MemorizationReport.Nearest;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import io.intaglio.task.ProgressListener;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows generated pictures beside the nearest examples of the data that a plate learned from: a sheet to look at, and a
 * table of the distances.
 *
 * @param sheet each picture with its nearest example to the right
 * @param table a row for each picture
 */
record NearestExamples(Path sheet, Path table) {

    private static final String NAME = "nearest";
    private static final int GAP = 4;

    /** What is shown of many pictures; the table has all. */
    private static final int SHOWN = 100;

    /** Returns the files that go with an output: in it where it is a folder, otherwise beside it. */
    static NearestExamples beside(Path out) {
        String stem = PictureSet.isFile(out) ? ResultFormat.stem(out.getFileName()) + "-" : "";
        Path folder = PictureSet.isFile(out) ? out.toAbsolutePath().getParent() : out;
        return new NearestExamples(folder.resolve(stem + NAME + ".png"), folder.resolve(stem + NAME + ".csv"));
    }

    /** Checks that files which nobody named replace nothing, unless that is wanted. */
    void check(boolean force) {
        for (Path file : List.of(sheet, table)) {
            if (!force && Files.exists(file)) {
                throw new InvalidInputException(
                        file + " is there already; name another output with -o, or replace it with --force");
            }
        }
    }

    /** Compares, writes both files and says what was found. */
    void write(List<ImageBatch> images, Source data, ProgressListener progress, Console console) throws IOException {
        List<ImageBatch> clipped = images.stream().map(Metrics::clipped).toList();
        MemorizationReport report = MemorizationReport.of(clipped, data, progress);
        Files.createDirectories(table.toAbsolutePath().getParent());
        AtomicFile.write(table, csv(report, data));
        Pictures.write(Picture.of(sheet(clipped, report, data)), sheet);
        double[] distances = report.nearest().stream()
                .mapToDouble(Nearest::distance)
                .sorted()
                .toArray();
        console.say(
                "%s: the nearest of %d examples is %.3f away in the median, at least %.3f; the nearest neighbour of an"
                        + " example is %.3f away",
                Numbers.count(images.size(), "picture"),
                data.size() - report.unreadable(),
                distances[distances.length / 2],
                distances[0],
                report.usual());
        if (report.unreadable() > 0) {
            console.say("intaglio: %d examples could not be read and are left out", report.unreadable());
        }
        console.say(
                "copies, less than a third as far from their nearest example as from the second: %d; see %s and %s",
                report.copies(), sheet, table);
    }

    private static String csv(MemorizationReport report, Source data) {
        StringBuilder text = new StringBuilder(Csv.line(List.of("picture", "nearest", "distance", "second", "copy")));
        int picture = 0;
        for (Nearest each : report.nearest()) {
            text.append(Csv.line(List.of(
                    String.valueOf(++picture),
                    data.name(each.example()),
                    String.valueOf(each.distance()),
                    String.valueOf(each.second()),
                    each.copied() ? "yes" : "no")));
        }
        return text.toString();
    }

    private static ImageBatch sheet(List<ImageBatch> images, MemorizationReport report, Source data)
            throws IOException {
        int count = Math.min(SHOWN, images.size());
        int columns = (int) Math.ceil(Math.sqrt(count / 2.0));
        List<List<ImageBatch>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % columns == 0) {
                rows.add(new ArrayList<>());
            }
            ImageBatch example = data.get(report.nearest().get(i).example()).image();
            rows.get(rows.size() - 1).add(ImageGrid.of(List.of(List.of(images.get(i), example)), 0));
        }
        return ImageGrid.of(rows, GAP);
    }
}
