package io.intaglio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {

    private static final Tiling WHOLE = new Tiling(Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({"1,1", "7,5", "97,61", "61,97", "1,300", "300,1", "64,64", "33,128"})
    void tiled_is_whole_to_the_last_bit(int width, int height) {
        ImageBatch x = random(2, height, width, 3);
        for (long maxPixels : new long[] {1, 16, 500, 900, 1024, 3000}) {
            ImageBatch tiled = new Tiling(maxPixels).apply(new BoxBlur(3), x, Condition.NONE);
            assertThat(tiled.spec()).isEqualTo(x.spec());
            assertThat(tiled.data())
                    .as("%dx%d with tiles of %d", width, height, maxPixels)
                    .isEqualTo(WHOLE.apply(new BoxBlur(3), x, Condition.NONE).data());
        }
    }

    @Property(tries = 300)
    void tiled_is_whole_for_any_size_and_limit(
            @ForAll @IntRange(min = 1, max = 120) int width,
            @ForAll @IntRange(min = 1, max = 120) int height,
            @ForAll @LongRange(min = 1, max = 6000) long maxPixels) {
        ImageBatch x = random(1, height, width, 1);
        BoxBlur model = new BoxBlur(1);
        ImageBatch tiled = new Tiling(maxPixels).apply(model, x, Condition.NONE);
        assertThat(tiled.data())
                .isEqualTo(WHOLE.apply(new BoxBlur(1), x, Condition.NONE).data());
        int halo = BoxBlur.STRIDE
                * (int) Math.ceil(ShapePlan.smallest(model.architecture()).reach() / BoxBlur.STRIDE);
        assertThat(model.largest()).isLessThanOrEqualTo(Math.max(maxPixels, 9L * halo * halo));
    }

    @Test
    void an_image_within_the_limit_is_not_cut() {
        BoxBlur model = new BoxBlur(1);
        new Tiling(64 * 64).apply(model, random(1, 61, 64, 1), Condition.NONE);
        assertThat(model.largest()).isEqualTo(64 * 64);
    }

    @Test
    void an_image_smaller_than_the_network_takes_is_mirrored_up_to_it() {
        Architecture unpadded = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(new Conv(1, 5, 1, 0, 1, 1)),
                new Latent.Point(0),
                Network.of(new ConvTranspose(1, 5, 1, 0, 0)),
                List.of(new Comparison.Mse(1)));
        Autoencoder identity = new Autoencoder() {
            @Override
            public Architecture architecture() {
                return unpadded;
            }

            @Override
            public ImageBatch apply(ImageBatch x, Condition condition) {
                ShapePlan.of(unpadded, x.height(), x.width());
                return x;
            }

            @Override
            public Optional<LatentCodec> codec() {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
        ImageBatch x = random(1, 1, 2, 1);
        assertThat(Tiling.DEFAULT.apply(identity, x, Condition.NONE).data()).isEqualTo(x.data());
    }

    @Test
    void a_limit_is_at_least_one_pixel() {
        assertThatThrownBy(() -> new Tiling(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a tile has at least 1 pixel, not 0");
    }

    @Test
    void a_limit_of_memory_bounds_what_a_pass_holds() {
        long bytes = 400_000;
        BoxBlur model = new BoxBlur(1);

        Tiling.within(model, bytes).apply(model, random(1, 300, 400, 1), Condition.NONE);

        int side = ((int) (Math.sqrt(model.largest()) / BoxBlur.STRIDE)) * BoxBlur.STRIDE;
        assertThat(model.largest()).isLessThan(300 * 400).isGreaterThan(1000);
        assertThat(model.passBytes(ShapePlan.of(model.architecture(), side, side)))
                .isBetween(bytes / 2, bytes);
        assertThat(Tiling.within(model, Long.MAX_VALUE / 2)).isEqualTo(Tiling.DEFAULT);
    }

    @Test
    void a_limit_below_the_smallest_tile_is_refused() {
        assertThatThrownBy(() -> Tiling.within(new BoxBlur(1), 1000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a tile of this network has at least")
                .hasMessageContaining("allow more memory");
    }

    static ImageBatch random(int count, int height, int width, int channels) {
        ImageBatch x = ImageBatch.zeros(count, height, width, channels);
        SplittableRandom random = new SplittableRandom(height * 1000L + width);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (float) random.nextDouble();
        }
        return x;
    }
}
