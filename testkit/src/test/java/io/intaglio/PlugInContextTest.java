package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Task;
import io.intaglio.testkit.fake.FakeEngineProvider;
import io.intaglio.train.Batches;
import io.intaglio.train.TrainingJob;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What is put together from other providers finds them in the context that it is given, whichever way a plate is opened
 * and run.
 */
class PlugInContextTest {

    /** Can be made only where it finds another provider, which it names in full. */
    public record Assembled(String from) implements TaskProvider {

        @Override
        public String name() {
            return "assembled";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public TaskProvider expanded(ProviderContext context) {
            return new Assembled(
                    context.providers(BaselineProvider.class).get("twice").name());
        }

        @Override
        public Task create() {
            throw new AssertionError("there is a context");
        }

        @Override
        public Task create(ProviderContext context) {
            assertThat(context.providers(BaselineProvider.class).names()).contains("twice");
            assertThat(from).isEqualTo("twice");
            return new Bench.Dim().create();
        }
    }

    private final Intaglio intaglio = Intaglio.builder()
            .with(
                    new Assembled(""),
                    new Bench.Plain("grays"),
                    new Bench.Twice(),
                    new Bench.Small(),
                    new FakeEngineProvider())
            .engine(new EngineOptions().engine("fake"))
            .open();

    private Plate plate() throws IOException {
        return intaglio.train("assembled")
                .data(new Bench.Images(4, 1, 0, "d"))
                .run()
                .plate();
    }

    @Test
    void whichever_way_it_is_opened() throws IOException {
        Plate plate = plate();

        assertThat(plate.card().taskSettings()).hasToString("from = twice\n");
        intaglio.open(plate).close();
        intaglio.open(plate, "assembled").close();
        intaglio.open(plate, "assembled", Settings.empty()).close();
    }

    @Test
    void on_another_thread_that_knows_nothing_of_plug_ins() throws IOException {
        try (Model model = intaglio.open(plate())) {
            Picture picture = Picture.of(Bench.even(4, 4, 1, 0.5f));
            Picture result = CompletableFuture.supplyAsync(
                            () -> model.onThreads(1).run(picture, Settings.empty()))
                    .join();

            assertThat(result.width()).isEqualTo(4);
        }
    }

    @Test
    void objects_need_not_be_installed_to_be_trained() throws IOException {
        Training training =
                intaglio.train(new Bench.Dim()).architecture(new Bench.Small(5)).data(new Bench.Images(4, 1, 0, "d"));

        assertThat(training.plan().settings().get("arch.width")).isEqualTo("5");
        assertThat(training.run().plate().card().task()).contains("dim");
    }

    @Test
    void a_job_is_what_the_engine_is_given() throws IOException {
        TrainingJob job = intaglio.train(new Bench.Dim())
                .architecture(new Bench.Small(5))
                .data("grays:a job")
                .job();
        try (Batches batches = job.data()) {
            assertThat(batches.get(0).input().count()).isPositive();
            assertThat(job.config().steps()).isEqualTo(4);
            assertThat(Bench.CLOSED).doesNotContain("grays=a job");
        }
        job.validation().ifPresent(Batches::close);

        assertThat(Bench.CLOSED).contains("grays=a job");
    }

    @Test
    void an_engine_that_is_given_is_shared_and_left_open() throws IOException {
        Engine engine = new FakeEngineProvider().open(new EngineOptions(), ProviderContext.of());
        try (Intaglio first = Intaglio.builder()
                .with(new Bench.Dim(), new Bench.Small())
                .engine(engine)
                .open()) {
            assertThat(first.engine()).isSameAs(engine);
        }

        assertThat(engine.about().isEmpty()).isFalse();
        try (Intaglio second = Intaglio.builder()
                .with(new Bench.Dim(), new Bench.Small())
                .engine(engine)
                .open()) {
            assertThat(second.train("dim")
                            .data(new Bench.Images(4, 1, 0, "d"))
                            .run()
                            .report()
                            .steps())
                    .isEqualTo(4);
        }
    }

    @Test
    void an_engine_is_chosen_by_name() {
        try (Intaglio other =
                Intaglio.builder().engine(new EngineOptions().engine("abacus")).open()) {
            assertThatThrownBy(other::engine)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("there is no engine \"abacus\"");
        }
    }
}
