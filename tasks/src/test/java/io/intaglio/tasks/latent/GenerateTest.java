package io.intaglio.tasks.latent;

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
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Term;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GenerateTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Generate();
    }

    /**
     * The contract's network has a map for a code, which is not drawn yet; {@link #newImagesComeFromTheMixture} runs
     * it.
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
                List.of(new Term.Mse(1)));
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
        Inputs inputs = new Inputs(Map.of(), Map.of(), label, Settings.parse(options));
        return ((Result.Images) new Generate().run(model, state, inputs, Tiling.DEFAULT)).images();
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
            assertThatThrownBy(() -> images(model, state, OptionalInt.empty(), "from = prior"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not variational");
            assertThatThrownBy(() -> images(model, state, OptionalInt.of(7), ""))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("class 7");
        }
    }

    @Test
    void pairsAreTheImageItself() {
        Example example = example(1);
        Pair pair = new Generate().pair(example, null);

        assertThat(pair.input()).isEqualTo(pair.target());
    }
}
