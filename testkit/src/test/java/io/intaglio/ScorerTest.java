package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.metric.Figure;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.train.HistoryFile;
import io.intaglio.train.HistoryRow;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that measures its answers itself, from the looks of a training to an evaluation. */
class ScorerTest {

    /** Answers with how bright a picture is, and is judged by how many are bright enough. */
    record Bright() implements TaskProvider, Task {

        @Override
        public String name() {
            return "bright";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            return this;
        }

        @Override
        public Preset preset() {
            return new Preset("small", Settings.parse("train.steps = 4\ntrain.batch = 2\ntrain.held-out = 0.25"));
        }

        @Override
        public Pair pair(Example example, RandomGenerator random) {
            return Pair.of(example.image(), example.image());
        }

        @Override
        public Answer answer(ShapePlan plan, Settings options) {
            return Answer.table(List.of("mean"));
        }

        @Override
        public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
            return new Result.Table(List.of("mean"), List.of(List.of((double)
                    inputs.image(Inputs.IMAGE).data()[0])));
        }

        @Override
        public Optional<Scorer> scorer(TaskState state) {
            return Optional.of(new Share());
        }
    }

    private static final class Share implements Scorer {

        private int bright;
        private int all;

        @Override
        public void add(Example example, Pair reference, Result answer) {
            bright += ((Result.Table) answer).rows().get(0).get(0) > 0.5 ? 1 : 0;
            all++;
        }

        @Override
        public Map<String, Figure> figures() {
            Map<String, Figure> figures = new LinkedHashMap<>();
            figures.put("share", Figure.higherIsBetter(100.0 * bright / all, "%", 1));
            figures.put("count", Figure.higherIsBetter(all, "", 0));
            return figures;
        }
    }

    private final Intaglio intaglio = Bench.intaglio(Bench.class.getClassLoader(), new Bright());

    private Plate trained(TrainingListener listener) throws IOException {
        return intaglio.train("bright")
                .data(new Bench.Images(16, 1, 0, "x"))
                .listener(listener)
                .run()
                .plate();
    }

    @Test
    void anEvaluationHasTheTasksFigures() throws IOException {
        try (Model model = intaglio.open(trained(TrainingListener.NONE))) {
            Evaluation evaluation =
                    model.evaluate(new Bench.Images(16, 1, 0, "y"), Settings.empty(), 0, EvaluationListener.NONE);

            assertThat(evaluation.figures().keySet()).containsExactly("share", "count");
            assertThat(evaluation.figures().get("share").unit()).isEqualTo("%");
            assertThat(evaluation.metrics().get("count")).isEqualTo(16);
            assertThat(evaluation.images()).hasSize(16);
            assertThat(evaluation.baselines()).isEmpty();
        }
    }

    @Test
    void looksAndTheCardGoByItsFirstFigure() throws IOException {
        List<String> looks = new ArrayList<>();
        Plate plate = trained(event -> {
            if (event instanceof TrainingEvent.Validated validated) {
                looks.add(validated.validation().text(2));
            }
        });

        assertThat(looks).isNotEmpty().allMatch(text -> text.matches("share [0-9.]+ %"));
        assertThat(plate.card().settings().get("judged-by")).isEqualTo("share");
        assertThat(plate.card().metrics()).containsKeys("share", "count", "images");
    }

    @Test
    void itsFirstFigureStandsInTheHistory(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.csv");
        try (HistoryFile history = HistoryFile.begin(file, warning -> {
            throw new AssertionError(warning);
        })) {
            trained(history);
        }

        List<HistoryRow> rows = HistoryFile.read(file);
        assertThat(rows.get(0).heldOut()).isEmpty();
        assertThat(rows.get(rows.size() - 1).heldOut()).containsOnlyKeys("mse", "share");
    }

    @Test
    void aTableWithoutAScorerCannotBeEvaluated() throws IOException {
        Intaglio silent = Bench.intaglio(Bench.class.getClassLoader(), new Silent());
        Plate plate = silent.train("silent")
                .data(new Bench.Images(4, 1, 0, "x"))
                .listener(TrainingListener.NONE)
                .warnings(warning -> {})
                .run()
                .plate();
        try (Model model = silent.open(plate)) {
            assertThatThrownBy(() -> model.evaluate(
                            new Bench.Images(4, 1, 0, "x"), Settings.empty(), 0, EvaluationListener.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("nothing by which to measure the task silent");
        }
    }

    /** The same, measured by nobody. */
    record Silent() implements TaskProvider, Task {

        @Override
        public String name() {
            return "silent";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            return this;
        }

        @Override
        public Preset preset() {
            return new Bright().preset();
        }

        @Override
        public Pair pair(Example example, RandomGenerator random) {
            return Pair.of(example.image(), example.image());
        }

        @Override
        public Answer answer(ShapePlan plan, Settings options) {
            return Answer.table(List.of());
        }

        @Override
        public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
            return new Result.Table(List.of(), List.of());
        }
    }
}
