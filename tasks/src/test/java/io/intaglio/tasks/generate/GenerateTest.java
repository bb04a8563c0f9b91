package io.intaglio.tasks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerateTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Generate();
    }

    /**
     * The contract's network has large maps for codes, of which nothing is known without an engine that trains a flow;
     * {@link #newImagesComeFromTheMixture} runs it.
     */
    @Override
    public void itAnswersAsItSaysAndItsScorerMeasuresThat() {}

    private static Autoencoder model() {
        ImageSpec spec = new ImageSpec(1, 4, 4);
        Architecture dense = new Architecture(
                spec,
                spec,
                Network.of(new Reshape(new Shape.Vector(16)), Dense.linear(2)),
                new Latent.Point(0),
                Network.of(Dense.linear(16), new Reshape(new Shape.Map(1, 4, 4))),
                List.of(new Comparison.Mse(1)));
        return new FakeAutoencoder(
                dense, Weights.initial(ShapePlan.smallest(dense).weights(), 3));
    }

    private record NumberedLevels(int count) implements Source {

        @Override
        public Example get(long index) {
            ImageBatch image = ImageBatch.zeros(1, 4, 4, 1);
            for (int i = 0; i < 16; i++) {
                image.data()[i] = (index * (i + 3) % 17) / 17f + index % 2;
            }
            return Example.labelled("image " + index, image, (int) (index % 2));
        }

        @Override
        public List<String> classes() {
            return List.of("even", "odd");
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }

        @Override
        public long size() {
            return count;
        }
    }

    private static List<ImageBatch> images(Autoencoder model, TaskState state, OptionalInt label, String options) {
        return images(model, state, new Inputs(Map.of(), Map.of(), label, Settings.parse(options)));
    }

    private static List<ImageBatch> images(Autoencoder model, TaskState state, Inputs inputs) {
        return ((Result.Images) new Generate().run(model, state, inputs, Tiling.DEFAULT)).images();
    }

    /** A network whose code is the image itself, a map of any size. */
    private static Autoencoder mapModel() {
        Architecture same = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.same(2, 1)),
                new Latent.Gaussian(0),
                Network.of(Conv.same(1, 1)),
                List.of(new Comparison.Mse(1)));
        Map<String, Tensor> tensors = new HashMap<>();
        for (WeightSpec spec : ShapePlan.smallest(same).weights()) {
            int size = spec.shape().stream().reduce(1, (a, b) -> a * b);
            float[] data = new float[size];
            if (spec.shape().size() == 4) {
                data[0] = 1;
            }
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return new FakeAutoencoder(same, Weights.of(tensors));
    }

    private static Inputs pictures(Map<String, ImageBatch> pictures, String options) {
        return Inputs.of(pictures, Settings.parse(options));
    }

    @Test
    void newImagesComeFromTheMixture() throws IOException {
        try (Autoencoder model = model()) {
            Task task = new Generate();
            Source data = new NumberedLevels(200);
            TaskState state = task.fit(Fitting.of(model, data, data));

            List<ImageBatch> some = images(model, state, OptionalInt.empty(), "count = 70\nseed = 3");
            List<ImageBatch> same = images(model, state, OptionalInt.empty(), "count = 70\nseed = 3");
            List<ImageBatch> others = images(model, state, OptionalInt.empty(), "count = 70\nseed = 4");
            List<ImageBatch> odd = images(model, state, OptionalInt.of(1), "count = 5");
            List<ImageBatch> sheet = images(model, state, OptionalInt.empty(), "count = 5\ngrid = true");

            assertThat(some).hasSize(70);
            assertThat(same.get(69).data()).isEqualTo(some.get(69).data());
            assertThat(others.get(0).data()).isNotEqualTo(some.get(0).data());
            assertThat(odd).hasSize(5);
            assertThat(sheet).hasSize(1);
            assertThat(sheet.get(0).width()).isEqualTo(3 * 4 + 2 * 2);
            assertThat(sheet.get(0).height()).isEqualTo(2 * 4 + 2);
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        try (Autoencoder model = model()) {
            Source data = new NumberedLevels(200);
            TaskState state = new Generate().fit(Fitting.of(model, data, data));

            assertThatThrownBy(() -> images(model, TaskState.EMPTY, OptionalInt.empty(), ""))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("intaglio fit generate");
            assertThatThrownBy(() -> images(model, state, OptionalInt.empty(), "draw = prior"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not variational");
            assertThatThrownBy(() -> images(model, state, OptionalInt.of(7), ""))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("class 7");
        }
    }

    @Test
    void aClassWithoutEffectIsRefused() {
        try (Autoencoder model = mapModel()) {
            assertThatThrownBy(() -> images(model, TaskState.EMPTY, OptionalInt.of(3), "draw = prior"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the prior of this plate knows no classes; leave the class out, or draw from another"
                            + " distribution");
        }
        CodeModels.checkClass(OptionalInt.of(9), 10, "the flow");
        CodeModels.checkClass(OptionalInt.empty(), 0, "the flow");
        assertThatThrownBy(() -> CodeModels.checkClass(OptionalInt.of(10), 10, "the flow"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the flow of this plate knows the classes 0 to 9, and not 10");
    }

    @Test
    void aPathIsNoSumAndHasTwoEnds() {
        ImageBatch picture = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.2f, 0.4f});
        try (Autoencoder model = mapModel()) {
            Inputs both = pictures(Map.of("from", picture, "to", picture, "add", picture), "count = 3");
            Inputs one = pictures(Map.of("from", picture, "to", picture), "count = 1");

            assertThatThrownBy(() -> images(model, TaskState.EMPTY, both))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("leave one of both out");
            assertThatThrownBy(() -> images(model, TaskState.EMPTY, one))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("a path has at least two pictures; set count to 2 or more");
            assertThatThrownBy(() -> images(
                            model,
                            TaskState.EMPTY,
                            pictures(Map.of("from", picture, "to", picture), "count = 2")
                                    .withLabel(1)))
                    .hasMessageContaining("leave the class out");
        }
    }

    @Test
    void optionsWithoutEffectAreNamed() {
        Task task = new Generate();
        assertThat(task.unused(Settings.empty(), Set.of())).containsExactlyInAnyOrder("path", "variation");
        assertThat(task.unused(Settings.parse("draw = mixture"), Set.of("from")))
                .containsExactlyInAnyOrder("steps", "guidance");
        assertThat(task.unused(Settings.empty(), Set.of("from", "to")))
                .contains("seed", "temperature", "draw", "variation", "guidance")
                .doesNotContain("count", "path", "grid");
        assertThat(task.unused(Settings.empty(), Set.of("from", "add"))).contains("count", "path", "seed");
        assertThat(task.unused(Settings.parse("traverse = 3"), Set.of("from", "to")))
                .contains("count", "grid", "path")
                .doesNotContain("seed", "draw");
    }

    @Test
    void mapsAreDrawnFromThePriorInAnySize() {
        try (Autoencoder model = mapModel()) {
            List<ImageBatch> images = images(model, TaskState.EMPTY, OptionalInt.empty(), "count = 2\nsize = 9");
            List<ImageBatch> unsized = images(model, TaskState.EMPTY, OptionalInt.empty(), "count = 1");

            assertThat(images.get(1).height()).isEqualTo(9);
            assertThat(images.get(1).width()).isEqualTo(9);
            assertThat(unsized.get(0).height()).isEqualTo(64);
        }
    }

    @Test
    void aPathLeadsFromOnePictureToAnother() {
        ImageBatch black = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.2f, 0.4f});
        ImageBatch white = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.6f, 0.8f});
        try (Autoencoder model = mapModel()) {
            List<ImageBatch> path = images(
                    model, TaskState.EMPTY, pictures(Map.of("from", black, "to", white), "count = 3\npath = linear"));

            assertThat(path).hasSize(3);
            assertThat(path.get(0).data()).containsExactly(0.2f, 0.4f);
            assertThat(path.get(1).data()).usingComparatorWithPrecision(1e-6f).containsExactly(0.4f, 0.6f);
            assertThat(path.get(2).data()).containsExactly(0.6f, 0.8f);
        }
    }

    @Test
    void codesAreAddedAndSubtracted() {
        ImageBatch base = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.2f, 0.4f});
        ImageBatch plus = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.5f, 0});
        ImageBatch minus = ImageBatch.wrap(1, 1, 2, 1, new float[] {0, 0.1f});
        ImageBatch larger = ImageBatch.zeros(1, 3, 2, 1);
        try (Autoencoder model = mapModel()) {
            List<ImageBatch> sum =
                    images(model, TaskState.EMPTY, pictures(Map.of("from", base, "add", plus, "minus", minus), ""));

            assertThat(sum).hasSize(2);
            assertThat(sum.get(1).data()).usingComparatorWithPrecision(1e-6f).containsExactly(0.7f, 0.3f);
            assertThatThrownBy(() -> images(model, TaskState.EMPTY, pictures(Map.of("from", base, "add", larger), "")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("2x1 and 2x3");
            assertThatThrownBy(() -> images(model, TaskState.EMPTY, pictures(Map.of("add", plus), "")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("the role from");
        }
    }

    @Test
    void variationsGoPartOfTheWayToOtherCodes() throws IOException {
        ImageBatch picture = new NumberedLevels(3).get(1).image();
        try (Autoencoder model = model()) {
            Source data = new NumberedLevels(200);
            TaskState state = new Generate().fit(Fitting.of(model, data, data));

            List<ImageBatch> none = images(model, state, pictures(Map.of("from", picture), "count = 2\nvariation = 0"));
            List<ImageBatch> some = images(model, state, pictures(Map.of("from", picture), "count = 2"));

            assertThat(none).hasSize(3);
            assertThat(none.get(2).data()).isEqualTo(none.get(0).data());
            assertThat(some.get(2).data()).isNotEqualTo(some.get(0).data());
            assertThat(some.get(1).data()).isNotEqualTo(some.get(2).data());
        }
    }

    @Test
    void aSheetShowsTheCoordinatesThatSpreadTheMost() throws IOException {
        try (Autoencoder model = model()) {
            Source data = new NumberedLevels(200);
            TaskState state = new Generate().fit(Fitting.of(model, data, data));

            List<ImageBatch> sheet = images(model, state, OptionalInt.empty(), "traverse = 8");

            assertThat(sheet).hasSize(1);
            assertThat(sheet.get(0).height()).as("two coordinates").isEqualTo(2 * 4 + 2);
            assertThat(sheet.get(0).width()).as("seven steps").isEqualTo(7 * 4 + 6 * 2);
        }
    }

    @Test
    void pairsAreTheImageItself() {
        Example example = example(1);
        Pair pair = new Generate().pair(example, null);

        assertThat(pair.input()).isEqualTo(pair.target());
    }
}
