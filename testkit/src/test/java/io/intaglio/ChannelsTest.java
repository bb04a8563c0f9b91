package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.internal.memory.MachineMemory;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.plugins.PluginContext;
import io.intaglio.internal.plugins.ProviderRegistry;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.fake.FakeEngineProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that take another number of channels than they give. */
class ChannelsTest {

    private static final Preset SHORT = new Preset(
            "small", Settings.of("train.steps", 2).with("train.batch", 2).with("train.held-out", 0));

    /** A task of two steps that is its own provider. */
    interface Brief extends TaskProvider, Task {

        @Override
        default String summary() {
            return "for tests";
        }

        @Override
        default Task create() {
            return this;
        }

        @Override
        default Preset preset() {
            return SHORT;
        }
    }

    /** Multiplies by what a mask beside the picture says; counts all but a border of 2 pixels. */
    record Shade() implements Brief {

        @Override
        public String name() {
            return "shade";
        }

        @Override
        public Channels channels(int image, int partner) {
            return new Channels(image, 1, image);
        }

        @Override
        public List<Role> roles() {
            return List.of(Role.picture(Inputs.IMAGE), Role.optionalPicture(Inputs.MASK));
        }

        @Override
        public Pair pair(Example example, RandomGenerator random) {
            ImageBatch image = example.image();
            return Pair.of(image.append(Bench.even(image.height(), image.width(), 1, 0.5f)), image);
        }

        @Override
        public Inputs inputs(Pair pair, Settings options) {
            int last = pair.input().channels() - 1;
            ImageBatch image =
                    last == 1 ? pair.input().channels(0) : pair.input().channels(0, 1, 2);
            return Inputs.of(
                    Map.of(Inputs.IMAGE, image, Inputs.MASK, pair.input().channels(last)), options);
        }

        @Override
        public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
            ImageBatch image = inputs.image(Inputs.IMAGE);
            float[] data = image.data().clone();
            for (int i = 0; i < data.length; i++) {
                int pixel = i / image.channels();
                // At the border it is all wrong.
                boolean border = pixel % image.width() < 2 && image.width() > 4;
                data[i] *= border ? 0 : inputs.image(Inputs.MASK).data()[pixel];
            }
            return new Result.Image(ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data));
        }

        @Override
        public int margin() {
            return 2;
        }
    }

    /** Makes partners of images. */
    record Become() implements Brief {

        @Override
        public String name() {
            return "become";
        }

        @Override
        public Channels channels(int image, int partner) {
            return new Channels(image, 0, partner);
        }

        @Override
        public Pair pair(Example example, RandomGenerator random) {
            return Pair.of(example.image(), example.partner().orElseThrow());
        }
    }

    /** Refuses colour. */
    record GrayAlone() implements Brief {

        @Override
        public String name() {
            return "gray-alone";
        }

        @Override
        public Channels channels(int image, int partner) {
            if (image != 1) {
                throw new InvalidInputException("gray alone, not " + image + " channels");
            }
            return Channels.same(image);
        }

        @Override
        public Pair pair(Example example, RandomGenerator random) {
            return Pair.of(example.image(), example.image());
        }
    }

    /** Even pairs of different channels. */
    private record Pairs(int channels, int partnerChannels) implements Source {

        @Override
        public long size() {
            return 4;
        }

        @Override
        public Example get(long index) {
            return new Example(
                    "" + index,
                    Bench.even(8, 8, channels, 0.5f),
                    OptionalInt.empty(),
                    Optional.of(Bench.even(8, 8, partnerChannels, 0.25f)));
        }

        @Override
        public String digest() {
            return "p";
        }
    }

    @TempDir
    Path folder;

    private final Intaglio intaglio = new Intaglio(new Installation(
            new PluginContext(ChannelsTest.class.getClassLoader(), List.of(), List.of()),
            new EngineOptions(),
            Optional.empty(),
            new ProviderRegistry(
                    Providers.of(ArchitectureProvider.class, List.of(new Bench.Small())),
                    Providers.of(
                            TaskProvider.class, List.of(new Shade(), new Become(), new GrayAlone(), new Bench.Dim())),
                    Providers.of(EngineProvider.class, List.of(new FakeEngineProvider())),
                    Providers.of(SourceProvider.class, List.of()),
                    Providers.of(BaselineProvider.class, List.of()),
                    Providers.of(Degradation.class, List.of()),
                    Providers.of(PlateProvider.class, List.of()),
                    Providers.of(VectorIndexProvider.class, List.of())),
            List.of(),
            engine -> MachineMemory.UNKNOWN));

    private Plate shading(int channels) throws IOException {
        return intaglio.train("shade")
                .data(new Bench.Images(4, channels, 0, "d"))
                .run()
                .plate();
    }

    @Test
    void a_mask_is_a_channel_more_that_goes_in() throws IOException {
        Plate plate = shading(1);

        assertThat(plate.card().in()).isEqualTo(ImageSpec.anySize(2));
        assertThat(plate.card().out()).isEqualTo(ImageSpec.anySize(1));
        assertThat(plate.card().data().get("channels")).isEqualTo("1");
        assertThat(shading(3).card().in()).isEqualTo(ImageSpec.anySize(4));
    }

    @Test
    void a_task_that_refuses_colour_opens_its_plates() throws IOException {
        Plate plate = intaglio.train("gray-alone")
                .data(new Bench.Images(4, 1, 0, "d"))
                .run()
                .plate();

        try (Model model = intaglio.open(plate)) {
            assertThat(model.run(Picture.of(Bench.even(8, 8, 1, 0.5f))).width()).isEqualTo(8);
        }
        assertThatThrownBy(() -> intaglio.train("gray-alone")
                        .data(new Bench.Images(4, 3, 0, "d"))
                        .run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gray alone, not 3 channels");
    }

    @Test
    void a_gray_plate_with_a_mask_takes_a_colour_picture_channel_by_channel() throws IOException {
        try (Model model = intaglio.open(shading(1))) {
            Picture picture = Picture.of(ImageBatch.wrap(1, 1, 2, 3, new float[] {0.2f, 0.4f, 0.6f, 0.8f, 1, 0}));
            Picture mask = Picture.of(ImageBatch.wrap(1, 1, 2, 1, new float[] {1, 0.5f}));

            Picture result = model.run(Map.of(Inputs.IMAGE, picture, Inputs.MASK, mask), Settings.empty());

            assertThat(result.pixels().data()).containsExactly(0.2f, 0.4f, 0.6f, 0.4f, 0.5f, 0);
            assertThat(model.notes(picture)).singleElement().asString().contains("channel by channel");
        }
    }

    @Test
    void a_gray_picture_comes_back_from_a_colour_plate_to_the_last_bit() throws IOException {
        try (Model model = intaglio.open(shading(3))) {
            float[] values = new float[4];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i * 37 + 11) / 255f;
            }
            Picture picture = Picture.of(ImageBatch.wrap(1, 1, 4, 1, values));
            Picture mask = Picture.of(Bench.even(1, 4, 1, 1));

            assertThat(model.run(Map.of(Inputs.IMAGE, picture, Inputs.MASK, mask), Settings.empty())
                            .pixels()
                            .data())
                    .isEqualTo(values);
        }
    }

    @Test
    void an_evaluation_gives_the_task_its_mask_and_leaves_its_margin_out() throws IOException {
        try (Model model = intaglio.open(shading(1))) {
            Evaluation evaluation = model.evaluate(
                    new Bench.Images(2, 3, 0, "d"), Settings.empty(), 0, (index, total, row, pictures) -> {
                        assertThat(pictures.input().channels()).isEqualTo(1);
                        assertThat(pictures.output().get(0, 4, 0, 0)).isZero();
                        assertThat(pictures.output().get(0, 4, 4, 0)).isEqualTo(0.25f);
                    });

            // 0.5 times 0.5 is 0.25 too dark everywhere that counts.
            assertThat(evaluation.metrics().get("mse")).isCloseTo(0.0625, within(1e-9));
        }
    }

    @Test
    void a_role_that_nobody_knows_is_refused() throws IOException {
        Picture picture = Picture.of(Bench.even(2, 2, 1, 0.5f));
        try (Model model = intaglio.open(shading(1))) {
            assertThatThrownBy(() -> model.run(Map.of(Inputs.IMAGE, picture, "style", picture), Settings.empty()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("does not take a picture in the role \"style\"; it takes mask");
            assertThatThrownBy(() -> model.run(Map.of(Inputs.MASK, picture), Settings.empty()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("takes 1 picture in the role \"image\", not 0");
        }
    }

    @Test
    void a_plate_with_a_mask_is_not_for_a_task_without() throws IOException {
        Plate plate = shading(1);

        assertThatThrownBy(() -> intaglio.open(plate, "dim"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the task dim takes 1 channels and gives 1 for gray pictures")
                .hasMessageContaining("this plate's network takes 2 and gives 1");
    }

    @Test
    void pairs_may_differ_in_channels() throws IOException {
        Plate plate = intaglio.train("become").data(new Pairs(1, 3)).run().plate();

        assertThat(plate.card().in().channels()).isEqualTo(1);
        assertThat(plate.card().out().channels()).isEqualTo(3);
        assertThat(plate.card().data().get("partner-channels")).isEqualTo("3");
        try (Model model = intaglio.open(plate)) {
            assertThat(model.run(Picture.of(Bench.even(4, 4, 3, 0.5f)), Settings.empty())
                            .channels())
                    .isEqualTo(3);
            assertThat(model.evaluate(new Pairs(3, 1), Settings.empty(), 0, EvaluationListener.NONE)
                            .images())
                    .hasSize(4);
        }
        try (Model model = intaglio.open(
                intaglio.train("become").data(new Pairs(3, 1)).run().plate())) {
            assertThat(model.run(Picture.of(Bench.even(4, 4, 3, 0.5f)), Settings.empty())
                            .channels())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_training_goes_on_with_the_channels_that_it_had() throws IOException {
        intaglio.train("become")
                .data(new Pairs(3, 3))
                .channels(1)
                .checkpointEvery("1")
                .checkpoints(folder)
                .run();
        Plate checkpoint = Checkpoints.read(folder.resolve("checkpoint-1.plate"));

        Plate plate = intaglio.resume(checkpoint)
                .data(new Pairs(3, 3))
                .checkpoints(folder)
                .run()
                .plate();

        assertThat(plate.card().out().channels()).isEqualTo(1);
        assertThatThrownBy(() -> intaglio.resume(checkpoint)
                        .data(new Pairs(3, 3))
                        .channels(3)
                        .checkpoints(folder)
                        .run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the number of channels is 1 in the checkpoint, not 3");
    }
}
