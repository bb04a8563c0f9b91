package io.intaglio.tasks.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.itg.CodeCoder;
import io.intaglio.itg.CodeTables;
import io.intaglio.itg.ItgException;
import io.intaglio.metric.Metrics;
import io.intaglio.metric.Mse;
import io.intaglio.model.Condition;
import io.intaglio.model.ImageCoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Images of 4x4 by a network whose code is whole numbers. */
class CompressCodeTest {

    private static final ImageSpec SMALL = new ImageSpec(1, 4, 4);

    private static final Architecture NETWORK = new Architecture(
            SMALL,
            SMALL,
            Network.of(new Reshape(new Shape.Vector(16)), new Dense(6, 20)),
            new Latent.Quantized(3),
            Network.of(Dense.linear(16), new Reshape(new Shape.Map(1, 4, 4))),
            List.of(new Comparison.Mse(100), new LossTerm.Rate(1)));

    private static final Weights WEIGHTS =
            Weights.initial(ShapePlan.smallest(NETWORK).weights(), 3);

    private final FakeAutoencoder model = new FakeAutoencoder(NETWORK, WEIGHTS);

    private static CodeTables tables() {
        return CodeTables.of(
                WEIGHTS.get("latent.share").data(),
                WEIGHTS.get("latent.mean").data(),
                WEIGHTS.get("latent.scale").data());
    }

    private static ImageBatch images(int count) {
        Random random = new Random(1);
        ImageBatch images = ImageBatch.zeros(count, 4, 4, 1);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = random.nextFloat();
        }
        return images;
    }

    @Test
    void files_hold_the_code_of_the_network() throws ItgException {
        ImageCoder coder = new ImageCoder(model, tables());
        ImageBatch images = images(5);

        List<byte[]> files = coder.encode(images, 0);

        assertThat(files).hasSize(5).allSatisfy(file -> {
            assertThat(ImageCoder.starts(file)).isTrue();
            assertThat(ImageCoder.name(file)).isEqualTo(tables().name());
        });
        assertThat(coder.decode(files).data())
                .isEqualTo(model.apply(images, Condition.NONE).data());
    }

    /** The sum that the training makes small: 100 times the mean squared error, and the bits of a sample. */
    private double cost(ImageBatch image, byte[] file) throws ItgException {
        double squared = Mse.of(Metrics.clipped(new ImageCoder(model, tables()).decode(List.of(file))), image);
        int[] code = new CodeCoder(tables()).decode(file, ImageCoder.HEADER, 6);
        return 100 * squared + new CodeCoder(tables()).bits(code) / 16;
    }

    @Test
    void a_search_makes_error_and_bits_smaller() throws ItgException {
        ImageCoder coder = new ImageCoder(model, tables());
        ImageBatch images = images(20);
        int better = 0;
        for (int i = 0; i < images.count(); i++) {
            double before = cost(images.image(i), coder.encode(images, 0).get(i));
            double after = cost(images.image(i), coder.encode(images, 3).get(i));
            assertThat(after).isLessThanOrEqualTo(before + 1e-4);
            better += after < before - 0.01 ? 1 : 0;
        }
        assertThat(better).isGreaterThan(10);
    }

    @Test
    void files_of_other_plates_and_later_versions_are_told_apart() throws ItgException {
        ImageCoder coder = new ImageCoder(model, tables());
        byte[] file = coder.encode(images(1)).get(0);
        CodeTables other = CodeTables.of(new float[3], new float[18], new float[18]);
        assertThatThrownBy(() -> new ImageCoder(model, other).decode(List.of(file)))
                .isInstanceOf(ItgException.class)
                .hasMessageContainingAll(tables().name(), other.name());
        file[3] = 2;
        assertThatThrownBy(() -> coder.decode(List.of(file))).hasMessageContaining("version 2");
        assertThatThrownBy(() -> coder.decode(List.of(new byte[5]))).hasMessageContaining("does not begin with ITC");
    }

    @Test
    void a_run_shows_what_is_left_of_an_image() throws ItgException {
        TaskState state = TaskState.of(Map.of(CodeTables.ENTRY, tables().bytes()));
        Result result = new Compress().run(model, state, Inputs.of(images(1)), Tiling.DEFAULT);
        ImageCoder coder = new ImageCoder(model, tables());
        assertThat(((Result.Image) result).image().data())
                .isEqualTo(coder.decode(coder.encode(images(1))).data());
        assertThatThrownBy(() -> new Compress().run(model, TaskState.EMPTY, Inputs.of(images(1)), Tiling.DEFAULT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("code.tables");
    }

    @Test
    void networks_without_such_a_code_make_no_files() {
        Architecture other = new Architecture(
                SMALL,
                SMALL,
                NETWORK.encoder(),
                new Latent.Point(0),
                NETWORK.decoder(),
                List.of(new Comparison.Mse(1)));
        Weights weights = Weights.initial(ShapePlan.smallest(other).weights(), 3);
        FakeAutoencoder plain = new FakeAutoencoder(other, weights);
        assertThatThrownBy(() -> new ImageCoder(plain, tables()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("architecture codec");
    }
}
