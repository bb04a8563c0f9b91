package io.intaglio.tasks.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.metric.Figure;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.numeric.NearestVectors;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbedTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Embed();
    }

    private static Autoencoder model() {
        ImageSpec spec = new ImageSpec(1, 2, 2);
        Architecture dense = new Architecture(
                spec,
                spec,
                Network.of(new Reshape(new Shape.Vector(4)), Dense.linear(2)),
                new Latent.Point(0),
                Network.of(Dense.linear(4), new Reshape(new Shape.Map(1, 2, 2))),
                List.of(new Comparison.Mse(1)));
        return new FakeAutoencoder(
                dense, Weights.initial(ShapePlan.smallest(dense).weights(), 3));
    }

    private static ImageBatch image(int index) {
        return ImageBatch.wrap(1, 2, 2, 1, new float[] {index % 5, index % 5, index % 3 * 0.1f, 0});
    }

    /** Images that spread along two directions alone. */
    private record Two() implements Source {

        @Override
        public Example get(long index) {
            return Example.of("image " + index, image((int) index));
        }

        @Override
        public long size() {
            return 60;
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }

    private static Result.Table table(Autoencoder model, TaskState state, ImageBatch image, String options) {
        Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, image), Settings.parse(options));
        return (Result.Table) new Embed().run(model, state, inputs, Tiling.DEFAULT);
    }

    @Test
    void theCodeIsARowOfNumbers() {
        try (Autoencoder model = model()) {
            Result.Table row = table(model, TaskState.EMPTY, image(3), "");

            float[] code = model.codec().orElseThrow().encode(image(3)).data();
            assertThat(row.columns()).containsExactly("v-0", "v-1");
            assertThat(row.rows().get(0).get(1).floatValue()).isEqualTo(code[1]);
            assertThatThrownBy(() -> new Embed(-1)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new Embed().answer(model.plan(), Settings.parse("at = nowhere")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("no place \"nowhere\"; it has code");
        }
    }

    @Test
    void principalComponentsKeepTheDistancesOfWhatTheySpan() throws IOException {
        try (Autoencoder model = model()) {
            TaskState state = new Embed().fit(Fitting.of(model, new Two(), new Two()));

            Result.Table a = table(model, state, image(1), "by = pca");
            Result.Table b = table(model, state, image(4), "by = pca");

            assertThat(a.columns()).containsExactly("pc-0", "pc-1");
            double x = a.rows().get(0).get(0) - b.rows().get(0).get(0);
            double y = a.rows().get(0).get(1) - b.rows().get(0).get(1);
            assertThat(Math.hypot(x, y)).isCloseTo(Math.sqrt(3 * 3 + 3 * 3 + 0), within(1e-4));
            assertThatThrownBy(() -> table(model, TaskState.EMPTY, image(1), "by = pca"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("intaglio fit embed");
        }
    }

    @Test
    void neighboursTellTheClassAndTheDimensionIsThatOfTheSpread() {
        EmbeddingScorer scorer = new EmbeddingScorer();
        for (int i = 0; i < 100; i++) {
            // Two clouds along one line; two examples lie in the other one's cloud.
            int label = i < 50 ? 0 : 1;
            double at = (i == 0 || i == 99 ? 1 - label : label) * 100 + i * 0.01;
            Example example = Example.labelled("e", image(0), label);
            scorer.add(example, null, new Result.Table(List.of("v-0", "v-1"), List.of(List.of(at, 5.0))));
        }

        Map<String, Figure> figures = scorer.figures();

        assertThat(figures.get("knn-20").value()).isCloseTo(98, within(1e-9));
        assertThat(figures.get("dimension").value()).isCloseTo(1, within(1e-6));
    }

    @Test
    void theNearestComeInOrder() {
        float[][] points = {{5}, {1}, {4}, {1}, {9}};

        assertThat(NearestVectors.of(new float[] {1.2f}, 5, 3, i -> points[i])).containsExactly(1, 3, 2);
        assertThat(NearestVectors.of(new float[] {1.2f}, 5, 9, i -> i == 1 ? null : points[i]))
                .containsExactly(3, 2, 0, 4);
    }
}
