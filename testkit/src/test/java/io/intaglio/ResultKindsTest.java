package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Blob;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.RunRequest;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Tasks that answer with something else than a picture for a picture. */
class ResultKindsTest {

    /** How many pictures a run makes. */
    public record Count(int count) {

        public Count() {
            this(2);
        }
    }

    private static Any current;

    /** A provider is its settings, of which this has none. */
    private record AnyProvider() implements TaskProvider {

        @Override
        public String name() {
            return "any";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            return current;
        }
    }

    /** A task that answers as it is told to. */
    private record Any(Function<Settings, Answer> kind, List<Role> takes, Function<Inputs, Result> work)
            implements Task {

        private Any(Answer kind, List<Role> takes, Function<Inputs, Result> work) {
            this(options -> kind, takes, work);
        }

        @Override
        public Preset preset() {
            return new Preset("small", Settings.parse("train.steps = 1\ntrain.batch = 2"));
        }

        @Override
        public Pair pair(Example example, RandomGenerator random) {
            return Pair.of(example.image(), example.image());
        }

        @Override
        public List<Role> roles() {
            return takes;
        }

        @Override
        public Answer answer(ShapePlan plan, Settings options) {
            return kind.apply(options);
        }

        @Override
        public Record options() {
            return new Count();
        }

        @Override
        public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
            return work.apply(inputs);
        }
    }

    private static Model model(Any task) throws IOException {
        current = task;
        Intaglio intaglio = Bench.intaglio(Bench.class.getClassLoader(), new AnyProvider());
        return intaglio.open(
                intaglio.train("any").data(new Bench.Images(4, 1, 0, "x")).run().plate());
    }

    private static final Picture COLOUR = Picture.of(Bench.even(4, 6, 3, 0.5f));

    @Test
    void aTableHasTheColumnsThatWereSaid() throws IOException {
        Any task = new Any(Answer.table(List.of("mean", "channels")), List.of(Role.picture(Inputs.IMAGE)), inputs -> {
            ImageBatch image = inputs.image(Inputs.IMAGE);
            return new Result.Table(
                    List.of("mean", "channels"), List.of(List.of((double) image.data()[0], (double) image.channels())));
        });
        try (Model model = model(task)) {
            Result.Table table = (Result.Table) model.result(RunRequest.of(COLOUR));

            assertThat(table.rows()).hasSize(1);
            assertThat(table.rows().get(0).get(0)).isBetween(0.49, 0.51);
            assertThat(table.rows().get(0).get(1)).as("the network's channels").isEqualTo(1);
            assertThatThrownBy(() -> model.run(COLOUR))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the task any does not answer with a picture, but with a table");
        }
    }

    @Test
    void theOptionsOfARunDecideHowItAnswers() throws IOException {
        Any task = new Any(
                options -> options.applyTo(new Count()).count() == 2 ? Answer.PICTURE : Answer.table(List.of("mean")),
                List.of(Role.picture(Inputs.IMAGE)),
                inputs -> inputs.options().applyTo(new Count()).count() == 2
                        ? new Result.Image(inputs.image(Inputs.IMAGE))
                        : new Result.Table(List.of("mean"), List.of(List.of(0.5))));
        try (Model model = model(task)) {
            assertThat(model.run(COLOUR).height()).isEqualTo(4);
            assertThat(model.result(RunRequest.of(COLOUR).withOptions(Settings.of("count", 3))))
                    .isInstanceOf(Result.Table.class);
            assertThat(model.answer(Settings.of("count", 3)).columns()).containsExactly("mean");
        }
    }

    @Test
    void whatIsReadFromAStateIsReadOnce() {
        TaskState state = TaskState.of(Map.of("a", new byte[] {7}));
        List<Byte> reads = new ArrayList<>();

        for (int i = 0; i < 2; i++) {
            assertThat(state.as(String.class, entries -> {
                        reads.add(entries.get("a")[0]);
                        return "seven";
                    }))
                    .isEqualTo("seven");
        }

        assertThat(reads).containsExactly((byte) 7);
    }

    @Test
    void picturesAreMadeFromNothing() throws IOException {
        Any task = new Any(
                Answer.PICTURES,
                List.of(),
                inputs -> new Result.Images(Collections.nCopies(
                        inputs.options().applyTo(new Count()).count(), Bench.even(2, 2, 1, 0.1f))));
        try (Model model = model(task)) {
            assertThat(((Result.Images) model.result(RunRequest.EMPTY)).images())
                    .hasSize(2);
            assertThat(((Result.Images) model.result(RunRequest.EMPTY.withOptions(Settings.of("count", 5)))).images())
                    .hasSize(5);
            assertThatThrownBy(() -> model.result(RunRequest.of(COLOUR)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the task any with this plate's settings does not take a picture in the role \"image\";"
                            + " it takes none at all");
        }
    }

    @Test
    void severalPicturesPlayARoleAndFilesGoInAndOut() throws IOException {
        List<Role> roles =
                List.of(Role.picture(Inputs.IMAGE), new Role("style", Role.Form.PICTURE, 1, 3), Role.file("notes"));
        Any task = new Any(Answer.file("txt"), roles, inputs -> {
            String notes = new String(inputs.file("notes").bytes(), StandardCharsets.UTF_8);
            String text = notes + inputs.images("style").size();
            return new Result.File(Blob.of(text.getBytes(StandardCharsets.UTF_8), "txt"));
        });
        RunRequest whole =
                RunRequest.of(COLOUR).with("style", COLOUR, COLOUR).withFile("notes", Blob.of(new byte[] {'n'}, "txt"));
        try (Model model = model(task)) {
            Result.File file = (Result.File) model.result(whole);

            assertThat(new String(file.blob().bytes(), StandardCharsets.UTF_8)).isEqualTo("n2");
            assertThatThrownBy(() -> model.result(whole.with("style", COLOUR, COLOUR, COLOUR, COLOUR)))
                    .hasMessage("the task any takes 1 to 3 pictures in the role \"style\", not 4");
            assertThatThrownBy(() -> model.result(RunRequest.of(COLOUR).with("style", COLOUR)))
                    .hasMessage("the task any takes 1 file in the role \"notes\", not 0");
            assertThatThrownBy(() -> model.result(whole.with("notes", COLOUR)))
                    .hasMessageContaining("does not take a picture in the role \"notes\"; it takes notes, style");
            assertThatThrownBy(() -> model.result(whole.withLabel(3)))
                    .hasMessage("this plate's network is told no class, and the run gives 3; leave it out");
        }
    }

    @Test
    void anAnswerOfAnotherKindIsTheTasksFault() throws IOException {
        List<Function<Inputs, Result>> wrong = new ArrayList<>();
        wrong.add(inputs -> new Result.Images(List.of()));
        wrong.add(inputs -> new Result.Table(List.of("other"), List.of()));
        wrong.add(inputs -> null);
        for (Function<Inputs, Result> work : wrong) {
            try (Model model = model(new Any(Answer.table(List.of("a")), List.of(Role.picture(Inputs.IMAGE)), work))) {
                assertThatThrownBy(() -> model.result(RunRequest.of(COLOUR)))
                        .isInstanceOf(PluginException.class)
                        .hasMessageStartingWith("the task any was to answer with a table and gave");
            }
        }
        Any notFinite = new Any(
                Answer.table(List.of("a")),
                List.of(Role.picture(Inputs.IMAGE)),
                inputs -> new Result.Table(List.of("a"), List.of(List.of(Double.NaN))));
        try (Model model = model(notFinite)) {
            assertThatThrownBy(() -> model.result(RunRequest.of(COLOUR)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("numbers that are not finite");
        }
    }
}
