package io.intaglio.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.EngineMemory;
import io.intaglio.testkit.fake.FakeAutoencoder;
import io.intaglio.train.TrainingConfig;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {

    private static final long MIB = 1 << 20;

    private static Autoencoder network(Layer... layers) {
        ImageSpec gray = ImageSpec.anySize(1);
        Architecture architecture = new Architecture(
                gray, gray, Network.of(layers), new Latent.Point(0), Network.of(), List.of(new Comparison.Mse(1)));
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        for (WeightSpec spec : ShapePlan.smallest(architecture).weights()) {
            tensors.put(spec.name(), Tensor.of(spec.shape(), new float[(int) spec.size()]));
        }
        return new FakeAutoencoder(architecture, Weights.of(tensors));
    }

    private static Autoencoder local() {
        return network(Conv.same(64, 3), Activate.relu(), Conv.same(1, 3));
    }

    private static Picture picture(int height, int width) {
        return Picture.of(ImageBatch.zeros(1, height, width, 3));
    }

    private static MemoryLimit limit(long bytes, long heap) {
        return new MemoryLimit(bytes, heap, EngineMemory.USUAL);
    }

    @Test
    void the_heap_counts_in_full_and_the_rest_bounds_the_tiles() {
        Tiling roomy = limit(700 * MIB, 200 * MIB).tiling(local());
        Tiling tight = limit(700 * MIB, 400 * MIB).tiling(local());

        assertThat(tight.maxPixels()).isLessThan(roomy.maxPixels()).isLessThan(Tiling.DEFAULT.maxPixels());
        assertThat(MemoryLimit.NONE.tiling(local())).isEqualTo(Tiling.DEFAULT);
    }

    @Test
    void a_batch_is_computed_in_as_many_parts_as_the_limit_needs() {
        ShapePlan plan = ShapePlan.of(local().architecture(), 64, 64);
        TrainingConfig config = Settings.of("batch", 16).applyTo(new TrainingConfig());
        TrainingConfig parted = Settings.of("batch", 16).with("accumulate", 8).applyTo(new TrainingConfig());
        long image = (long) (1.25 * plan.activationBytes());
        long beside = 32 * MIB + 256 * MIB + 8 * 4 * plan.parameters();

        assertThat(limit(beside + 3 * image, 32 * MIB).parts(plan, config)).isEqualTo(6);
        assertThat(limit(beside + 3 * image, 32 * MIB).parts(plan, parted)).isEqualTo(8);
        assertThat(limit(beside + 99 * image, 32 * MIB).parts(plan, config)).isEqualTo(1);
        for (Settings one :
                List.of(Settings.of("clip", 1), Settings.of("fan-in", 432), Settings.of("weight-decay", 0.1))) {
            long more = beside + 4 * plan.parameters() + 3 * image;
            assertThat(limit(more, 32 * MIB).parts(plan, one.applyTo(config)))
                    .as("another copy of the weights for " + one)
                    .isEqualTo(6);
            assertThat(limit(more - 1, 32 * MIB).parts(plan, one.applyTo(config)))
                    .isEqualTo(8);
        }
        assertThat(MemoryLimit.NONE.parts(plan, parted)).isEqualTo(8);
        assertThatThrownBy(() -> limit(beside + image - 1, 32 * MIB).parts(plan, config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("training on one image takes");
    }

    @Test
    void what_the_engine_says_of_itself_counts() {
        ShapePlan plan = ShapePlan.of(local().architecture(), 64, 64);
        TrainingConfig config = Settings.of("batch", 16).applyTo(new TrainingConfig());
        EngineMemory small = new EngineMemory(10 * MIB, 0, 3, 2);
        long beside = 32 * MIB + 10 * MIB + 3 * 4 * plan.parameters();
        long image = 2 * plan.activationBytes();

        assertThat(new MemoryLimit(beside + 4 * image, 32 * MIB, small).parts(plan, config))
                .isEqualTo(4);
        assertThat(new MemoryLimit(beside + 4 * image - 1, 32 * MIB, small).parts(plan, config))
                .isEqualTo(6);
    }

    @Test
    void a_heap_that_leaves_nothing_is_refused() {
        assertThatThrownBy(() -> limit(700 * MIB, 600 * MIB).tiling(local()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "a limit of 700 MiB leaves nothing for the network, and its smallest tile takes",
                        "Java's heap may take 600 MiB of it",
                        "or give Java less (-Xmx)");
    }

    @Test
    void a_picture_that_does_not_fit_beside_its_result_is_refused() {
        MemoryLimit limit = limit(400 * MIB, 32 * MIB);

        assertThatCode(() -> limit.check(picture(1000, 1000), 1, false, local()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.check(picture(1000, 1100), 1, false, local()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1100x1000 colour")
                .hasMessageContaining("and its result take 33 MiB, and Java's heap may have 32 MiB of the 400 MiB");
    }

    @Test
    void a_picture_that_does_not_fit_once_it_is_enlarged_is_refused() {
        MemoryLimit limit = limit(400 * MIB, 32 * MIB);

        // Colour of 100 pixels a side takes 0.1 MiB, four times as high and wide 1.8 twice, with planes of 0.6 twice.
        assertThatCode(() -> limit.check(picture(250, 250), 4, false, local())).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.check(picture(260, 260), 4, false, local()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("260x260 colour")
                .hasMessageContaining("and its result, 4 times as high and wide, take 33 MiB");
    }

    @Test
    void a_network_that_takes_pictures_whole_says_when_one_is_too_large() {
        Autoencoder whole = network(Conv.same(64, 3), new Norm(Norm.Mode.INSTANCE, 1), Conv.same(1, 3));
        MemoryLimit limit = limit(400 * MIB, 32 * MIB);

        assertThatCode(() -> limit.check(picture(100, 100), 1, false, whole)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.check(picture(500, 500), 1, false, whole))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("this network takes pictures whole");
    }

    /** What the launcher gives Java of a limit. */
    private static MemoryLimit launched(long bytes, String share) {
        long heap = Math.max(64 * MIB, (long) (Double.parseDouble(share) * (bytes - 256 * MIB)));
        return MemoryLimit.of(bytes, heap, share, EngineMemory.USUAL);
    }

    private static long proposed(ThrowingCallable attempt) {
        Matcher option = Pattern.compile("a limit of (\\d+)m")
                .matcher(catchThrowable(attempt).getMessage());
        assertThat(option.find()).isTrue();
        return Long.parseLong(option.group(1)) * MIB;
    }

    @Test
    void a_limit_that_is_too_small_says_which_would_do() {
        long forTiles = proposed(() -> launched(300 * MIB, "0.6").tiling(local()));
        assertThatCode(() -> launched(forTiles, "0.6").tiling(local())).doesNotThrowAnyException();
        assertThat(forTiles).isLessThan(400 * MIB);

        Picture large = picture(4000, 6000);
        long forHeap = proposed(() -> launched(500 * MIB, "0.6").check(large, 1, false, local()));
        assertThatCode(() -> launched(forHeap, "0.6").check(large, 1, false, local()))
                .doesNotThrowAnyException();
        assertThat(forHeap).isLessThan(1600 * MIB);

        Autoencoder whole = network(Conv.same(64, 3), new Norm(Norm.Mode.INSTANCE, 1), Conv.same(1, 3));
        Picture middling = picture(500, 500);
        long forPass = proposed(() -> launched(500 * MIB, "0.6").check(middling, 1, false, whole));
        assertThatCode(() -> launched(forPass, "0.6").check(middling, 1, false, whole))
                .doesNotThrowAnyException();

        ShapePlan plan = ShapePlan.of(local().architecture(), 512, 512);
        TrainingConfig config = Settings.of("batch", 16).applyTo(new TrainingConfig());
        long forTraining = proposed(() -> launched(400 * MIB, "0.25").parts(plan, config));
        assertThat(launched(forTraining, "0.25").parts(plan, config)).isLessThanOrEqualTo(16);
    }

    @Test
    void a_heap_that_was_set_by_hand_stays_in_what_is_proposed() {
        long heap = 600 * MIB;
        long proposed = proposed(
                () -> MemoryLimit.of(700 * MIB, heap, "0.6", EngineMemory.USUAL).tiling(local()));

        assertThatCode(() -> MemoryLimit.of(proposed, heap, "0.6", EngineMemory.USUAL)
                        .tiling(local()))
                .doesNotThrowAnyException();
        assertThat(catchThrowable(() -> limit(400 * MIB, 32 * MIB).check(picture(1000, 1100), 1, false, local())))
                .hasMessageContaining("allow more (-Xmx50m and a limit of 420m)");
    }
}
