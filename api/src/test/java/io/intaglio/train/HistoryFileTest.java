package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.metric.Figure;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    private static Progress progress(long step, double loss) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("mse", loss / 2);
        terms.put("latent-l1", 1e-9 * loss);
        return new Progress(
                new Progress.Position(step, 10_000, (step - 1) / 4 + 1, step % 4 == 0),
                loss,
                terms,
                1e-3 * step,
                new Progress.Speed(64, 1));
    }

    private static void step(TrainingListener listener, long step) {
        listener.on(new TrainingEvent.Stepped(progress(step, step), () -> null));
    }

    private static void validated(TrainingListener listener, Validation validation) {
        listener.on(new TrainingEvent.Validated(validation, () -> null));
    }

    private static void epochEnded(TrainingListener listener, ResourceUsage resources) {
        listener.on(new TrainingEvent.EpochEnded(1, resources));
    }

    private static void advised(TrainingListener listener, String text) {
        listener.on(new TrainingEvent.Advised(new Advice(4, "constant", text)));
    }

    private static Validation accuracy(long step, double percent) {
        return new Validation(
                step, 0.5, Optional.of(new Validation.Score("accuracy", Figure.higherIsBetter(percent, "%", 1))), true);
    }

    @Test
    void rowsWithoutATimeAreRowsOfNoTime() throws IOException {
        Path file = Files.writeString(
                folder.resolve("edited.csv"),
                "step,epoch,loss,seconds\r\n1,1,0.5,\r\n2,1,0.4,NaN\r\n3,1,0.3,1e999\r\n4,1,0.2,7\r\n");

        assertThat(HistoryFile.read(file)).extracting(HistoryRow::seconds).containsExactly(0.0, 0.0, 0.0, 7.0);
    }

    private List<Long> steps(Path file) throws IOException {
        return HistoryFile.read(file).stream().map(HistoryRow::step).toList();
    }

    /** Cells but for the seconds, which no test can foretell. */
    private static String withoutSeconds(String text) {
        StringBuilder lines = new StringBuilder();
        for (List<String> cells : Csv.parse(text)) {
            List<String> some = new ArrayList<>(cells);
            some.remove(9);
            lines.append(Csv.line(some));
        }
        return lines.toString();
    }

    @Test
    void every_step_of_a_short_training_is_a_row() throws IOException {
        Path file = folder.resolve("history.csv");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            step(history, 1);
            step(history, 2);
            step(history, 3);
            epochEnded(history, new ResourceUsage(104, 512L << 20, 100L << 20));
            validated(history, new Validation(4, 0.0125, true));
            advised(history, "No better than \"one colour\", so far.");
            advised(history, "Half is unused.");
            step(history, 4);
            epochEnded(history, new ResourceUsage(104, -1, 0));
            validated(history, new Validation(5, 0, true));
            step(history, 5);
        } finally {
            Locale.setDefault(before);
        }

        String golden;
        try (var stream = getClass().getResourceAsStream("/golden/history.csv")) {
            // Git keeps its lines with LF alone.
            golden = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        }
        assertThat(withoutSeconds(Files.readString(file))).isEqualTo(golden);
        assertThat(warnings).isEmpty();
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            step(history, 1);
            validated(history, new Validation(2, 0.5, true));
            epochEnded(history, new ResourceUsage(7, 9, 4));
            advised(history, "a, b");
            step(history, 2);

            HistoryRow row = history.rows().get(1);
            assertThat(row)
                    .isEqualTo(new HistoryRow(
                            2,
                            1,
                            row.seconds(),
                            new HistoryRow.Means(2, Map.of("mse", 1.0, "latent-l1", 2e-9), 2e-3, 64),
                            Map.of("mse", 0.5),
                            Optional.of(new ResourceUsage(7, 9, 4)),
                            "a, b"));
        }
    }

    @Test
    void later_rows_are_means_of_more_steps_and_the_last_of_what_is_left() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            for (long step = 1; step <= 2005; step++) {
                step(history, step);
            }
        }

        List<HistoryRow> rows = HistoryFile.read(file);
        assertThat(rows).hasSize(1999 + 1 + 2 + 1);
        assertThat(rows.get(2001).step()).isEqualTo(2004);
        assertThat(rows.get(2001).means().loss()).isEqualTo((2003 + 2004) / 2.0);
        assertThat(rows.get(2001).means().learningRate()).isEqualTo(2.0035);
        assertThat(rows.get(2002).step()).isEqualTo(2005);
        assertThat(rows.get(2002).means().loss()).isEqualTo(2005);
    }

    @Test
    void a_million_steps_make_no_more_than_twelve_thousand_rows() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            for (long step = 1; step <= 1_000_000; step++) {
                Progress progress = new Progress(
                        new Progress.Position(step, 0, 1, false), 1, Map.of(), 1, new Progress.Speed(1, 1));
                history.on(new TrainingEvent.Stepped(progress, () -> null));
            }
        }

        assertThat(HistoryFile.read(file)).hasSizeBetween(10_000, 12_000);
    }

    @Test
    void each_row_is_there_as_soon_as_it_is_complete() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            step(history, 1);
            step(history, 2);

            assertThat(steps(file)).containsExactly(1L, 2L);
        }
    }

    @Test
    void a_training_that_goes_on_keeps_the_rows_up_to_its_step_and_takes_the_rest_again() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile killed = HistoryFile.begin(file, warnings::add)) {
            for (long step = 1; step <= 9; step++) {
                step(killed, step);
            }
        }
        Files.writeString(
                file, Files.readString(file).replaceAll("(?m)^(6,.*,)[0-9.]+(,,,)", "$1100.5$2") + "10,3,0.0");

        try (HistoryFile resumed = HistoryFile.resume(file, file, 6, warnings::add)) {
            assertThat(steps(file)).as("nothing is lost before the first step").hasSize(9);
            step(resumed, 7);
            step(resumed, 8);
        }

        assertThat(steps(file)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(HistoryFile.read(file).get(7).seconds()).isBetween(100.5, 110.0);
        assertThat(folder).isDirectoryContaining(path -> true);
        assertThat(folder.toFile().list()).containsExactly("history.csv");
    }

    @Test
    void it_may_go_on_in_another_file() throws IOException {
        Path file = folder.resolve("history.csv");
        Path other = folder.resolve("other.csv");
        try (HistoryFile first = HistoryFile.begin(file, warnings::add)) {
            step(first, 1);
            step(first, 2);
        }

        try (HistoryFile resumed = HistoryFile.resume(other, file, 1, warnings::add)) {
            step(resumed, 2);
            step(resumed, 3);
        }

        assertThat(steps(other)).containsExactly(1L, 2L, 3L);
        assertThat(steps(file)).containsExactly(1L, 2L);
    }

    @Test
    void a_file_that_is_no_history_is_said_so_and_the_training_goes_on() throws IOException {
        Path file = Files.writeString(folder.resolve("history.csv"), "recipe,sugar\n");

        assertThatThrownBy(() -> HistoryFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("history.csv is no history of a training: it has no column \"step\"");
        try (HistoryFile resumed = HistoryFile.resume(file, file, 6, warnings::add)) {
            step(resumed, 7);
        }
        assertThat(warnings).singleElement().asString().contains("cannot be read", "it begins again");
        assertThat(steps(file)).containsExactly(7L);
    }

    @Test
    void a_place_that_cannot_be_written_is_a_warning_once() throws IOException {
        Path file = folder.resolve("nowhere/history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            step(history, 1);
            step(history, 2);

            assertThat(history.rows()).isEmpty();
        }
        assertThat(warnings).singleElement().asString().contains("could not be written", "goes on without it");
    }

    @Test
    void a_look_after_the_last_step_is_not_lost() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            step(history, 1);
            validated(history, new Validation(1, 0.5, true));
        }

        assertThat(HistoryFile.read(file).get(1).heldOut()).containsExactly(Map.entry("mse", 0.5));
        assertThat(HistoryFile.read(file).get(1).means().loss()).isNaN();
    }

    @Test
    void the_figure_of_a_task_gets_a_column_when_it_is_there_and_the_rows_before_stay() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warnings::add)) {
            step(history, 1);
            advised(history, "a, \"b\"");
            step(history, 2);
            validated(history, accuracy(3, 93.25));
            step(history, 3);
            step(history, 4);
            validated(history, new Validation(5, 0.25, false));
            step(history, 5);
        }

        String text = Files.readString(file);
        assertThat(Csv.parse(text).get(0)).containsSubsequence("held_out_psnr", "held_out_accuracy", "seconds");
        List<HistoryRow> rows = HistoryFile.read(file);
        assertThat(rows).extracting(HistoryRow::step).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows.get(1).advice()).isEqualTo("a, \"b\"");
        assertThat(rows)
                .extracting(HistoryRow::heldOut)
                .containsExactly(
                        Map.of(), Map.of(), Map.of("mse", 0.5, "accuracy", 93.25), Map.of(), Map.of("mse", 0.25));
        assertThat(folder.toFile().list()).containsExactly("history.csv");
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_resumed_training_keeps_the_figures_of_the_task() throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile killed = HistoryFile.begin(file, warnings::add)) {
            validated(killed, accuracy(1, 50));
            step(killed, 1);
        }
        try (HistoryFile resumed = HistoryFile.resume(file, file, 1, warnings::add)) {
            step(resumed, 2);
            validated(resumed, accuracy(3, 60));
            step(resumed, 3);
        }

        assertThat(HistoryFile.read(file))
                .extracting(row -> row.heldOut().getOrDefault("accuracy", 0.0))
                .containsExactly(50.0, 0.0, 60.0);
    }
}
