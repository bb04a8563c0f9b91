package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the history of a running training: a table (CSV, RFC 4180). It has one row for each of the first two thousand
 * steps, and about a thousand rows for each doubling of the steps after that, so the file stays small. Each validation
 * and each hint has a row, too. Every row is written to the file when it is complete, so it is kept if the process is
 * killed.
 *
 * <p>Columns: {@code step}, {@code epoch}, {@code loss}, {@code term_NAME} for each term, {@code learning_rate}, {@code
 * images_per_second}, {@code held_out_mse}, {@code held_out_psnr}, {@code held_out_NAME} for a task's own figure,
 * {@code seconds}, {@code arrays}, {@code resident_bytes}, {@code heap_bytes}, {@code advice}. {@link HistoryRow}
 * explains them.
 *
 * <p>The first row replaces an existing file. If the file cannot be written, there is a warning and the training
 * continues.
 *
 * @since 0.1
 */
public final class HistoryFile implements TrainingListener, AutoCloseable {

    private static final long EACH = 1000;
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final List<HistoryRow> before;
    private final Consumer<String> warnings;
    private final double secondsBefore;
    private final Map<String, Double> terms = new LinkedHashMap<>();
    private @Nullable HistoryTable table;
    private @Nullable Writer writer;
    private boolean failed;
    private long begun = System.nanoTime();
    private @Nullable Progress last;
    private long steps;
    private double loss;
    private double rate;
    private double speed;
    private Map<String, Double> heldOut = Map.of();
    private Optional<ResourceUsage> resources = Optional.empty();
    private String advice = "";

    private HistoryFile(Path file, List<HistoryRow> before, Consumer<String> warnings) {
        this.file = file;
        this.before = before;
        this.warnings = warnings;
        this.secondsBefore =
                before.isEmpty() ? 0 : before.get(before.size() - 1).seconds();
    }

    /** Creates the history of a new training. */
    public static HistoryFile begin(Path file, Consumer<String> warnings) {
        return new HistoryFile(file, List.of(), warnings);
    }

    /**
     * Opens the history of a resumed training. Rows up to its step are kept. Later rows are dropped, because their
     * steps are repeated.
     *
     * @param earlier file with the history so far, the same file or another; it may be missing
     * @param step number of steps that were taken before the resumption
     */
    public static HistoryFile resume(Path file, Path earlier, long step, Consumer<String> warnings) {
        List<HistoryRow> rows = List.of();
        try {
            if (Files.exists(earlier)) {
                rows = read(earlier).stream().filter(row -> row.step() <= step).toList();
            }
        } catch (IOException | InvalidInputException e) {
            warnings.accept("the history so far cannot be read (" + e.getMessage() + "); it begins again");
        }
        return new HistoryFile(file, rows, warnings);
    }

    /**
     * Reads a history.
     *
     * @throws InvalidInputException if the file is not a history, or is larger than 64 MiB
     * @throws IOException if reading fails
     */
    public static List<HistoryRow> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new InvalidInputException(file + " is no history of a training: it has more than 64 MiB");
        }
        try {
            // Not Files.readString: an incomplete character of a killed process must not make the rest unreadable.
            return HistoryTable.rows(Csv.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + " is no history of a training: " + e.getMessage(), e);
        }
    }

    /**
     * Returns all rows so far, including those from before a resumption.
     *
     * @throws IOException if the file cannot be read
     */
    public List<HistoryRow> rows() throws IOException {
        return table == null || failed ? before : read(file);
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started) {
            begun = System.nanoTime();
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            stepped(stepped.progress());
        } else if (event instanceof TrainingEvent.Validated validated) {
            heldOut = figures(validated.validation());
        } else if (event instanceof TrainingEvent.Advised said) {
            String text = said.advice().text();
            advice = advice.isEmpty() ? text : advice + " " + text;
        } else if (event instanceof TrainingEvent.EpochEnded ended) {
            resources = Optional.of(ended.resources());
        }
    }

    private void stepped(Progress progress) {
        last = progress;
        steps++;
        loss += progress.loss();
        rate += progress.learningRate();
        speed += progress.speed().imagesPerSecond();
        progress.terms().forEach((name, value) -> terms.merge(name, value, Double::sum));
        long every = Long.highestOneBit(Math.max(1, progress.step() / EACH));
        if (progress.step() % every == 0 || !heldOut.isEmpty() || !advice.isEmpty()) {
            row();
        }
    }

    private static Map<String, Double> figures(Validation validation) {
        Map<String, Double> figures = new LinkedHashMap<>();
        validation
                .score()
                .ifPresent(score -> figures.put(score.name(), score.figure().value()));
        figures.put("mse", validation.mse());
        return figures;
    }

    private void row() {
        Map<String, Double> means = new LinkedHashMap<>();
        terms.forEach((name, sum) -> means.put(name, sum / steps));
        write(new HistoryRow(
                last.step(),
                last.position().epoch(),
                secondsBefore + (System.nanoTime() - begun) / 1e9,
                new HistoryRow.Means(loss / steps, means, rate / steps, speed / steps),
                heldOut,
                resources,
                advice));
        terms.clear();
        steps = 0;
        loss = 0;
        rate = 0;
        speed = 0;
        heldOut = Map.of();
        resources = Optional.empty();
        advice = "";
    }

    /** Appends a row. If the table lacks a column for it, as for the first row, the whole table is written again. */
    private void write(HistoryRow row) {
        if (failed) {
            return;
        }
        try {
            if (table == null || !table.fits(row)) {
                open(row);
            }
            writer.write(Csv.line(table.cells(row)));
            writer.flush();
        } catch (IOException | InvalidInputException e) {
            fail(e);
        }
    }

    private void open(HistoryRow next) throws IOException {
        List<HistoryRow> rows = new ArrayList<>(rows());
        if (writer != null) {
            writer.close();
        }
        rows.add(next);
        table = HistoryTable.of(rows);
        StringBuilder text = new StringBuilder(Csv.line(table.header()));
        rows.stream().limit(rows.size() - 1).forEach(row -> text.append(Csv.line(table.cells(row))));
        AtomicFile.write(file, text);
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private void fail(Exception e) {
        failed = true;
        warnings.accept("the history " + file + " could not be written (" + e.getMessage()
                + "); the training goes on without it");
    }

    /** Writes the row of the last interval, which can be shorter. */
    @Override
    public void close() {
        // An engine may validate once more after its last step. This gets its own row, without a loss.
        if (last != null && (steps > 0 || !heldOut.isEmpty() || !advice.isEmpty())) {
            row();
        }
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            if (!failed) {
                fail(e);
            }
        }
    }
}
