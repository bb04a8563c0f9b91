package io.intaglio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.Dihedral;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.train.Augment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelfEnsembleTest {

    /** Exchanges nothing but moves all one column to the right; the first comes from outside, black. */
    private record Shift(ImageSpec spec) implements Autoencoder {

        @Override
        public Architecture architecture() {
            Network same = Network.of(Conv.same(1, 3));
            return new Architecture(spec, spec, same, new Latent.Point(0), same, List.of(new Comparison.Mse(1)));
        }

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            ImageBatch y = ImageBatch.zeros(x.count(), x.height(), x.width(), 1);
            for (int row = 0; row < x.height(); row++) {
                for (int column = 1; column < x.width(); column++) {
                    y.data()[y.index(0, row, column, 0)] = x.get(0, row, column - 1, 0);
                }
            }
            return y;
        }

        @Override
        public Optional<LatentCodec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Test
    void a_shift_to_the_right_becomes_the_mean_of_the_four_neighbours() {
        ImageBatch x = ImageBatch.zeros(1, 5, 5, 1);
        x.data()[x.index(0, 2, 2, 0)] = 1;

        ImageBatch y =
                new SelfEnsemble(new Shift(ImageSpec.anySize(1)), Augment.DIHEDRAL.ways()).apply(x, Condition.NONE);

        float[] expected = new float[25];
        expected[7] = expected[11] = expected[13] = expected[17] = 0.25f;
        assertThat(y.data()).containsExactly(expected, within(1e-7f));
    }

    @Test
    void mirrored_only_it_is_the_mean_of_left_and_right() {
        ImageBatch x = ImageBatch.wrap(1, 1, 3, 1, new float[] {0, 1, 0});

        ImageBatch y = new SelfEnsemble(new Shift(ImageSpec.anySize(1)), Augment.FLIP.ways()).apply(x, Condition.NONE);

        assertThat(y.data()).containsExactly(0.5f, 0, 0.5f);
    }

    @Test
    void what_it_answers_turns_with_the_image() {
        ImageBatch x = TilingTest.random(1, 8, 12, 2);
        SelfEnsemble model = new SelfEnsemble(new BoxBlur(2), Augment.DIHEDRAL.ways());
        ImageBatch y = model.apply(x, Condition.NONE);

        for (int way = 0; way < 8; way++) {
            ImageBatch turned = model.apply(Dihedral.turn(x, way), Condition.NONE);
            assertThat(turned.data())
                    .as("way %d", way)
                    .containsExactly(Dihedral.turn(y, way).data(), within(1e-5f));
        }
    }

    @Test
    void tiled_is_whole() {
        ImageBatch x = TilingTest.random(1, 61, 97, 1);
        Autoencoder model = new SelfEnsemble(new BoxBlur(1), Augment.DIHEDRAL.ways());

        float[] whole =
                new Tiling(Long.MAX_VALUE).apply(model, x, Condition.NONE).data();

        assertThat(new Tiling(1000).apply(model, x, Condition.NONE).data()).containsExactly(whole, within(1e-6f));
    }

    @Test
    void a_network_for_oblong_images_is_not_asked_for_upright_ones() {
        ImageBatch x = TilingTest.random(1, 4, 6, 1);

        ImageBatch y =
                new SelfEnsemble(new Shift(new ImageSpec(1, 4, 6)), Augment.DIHEDRAL.ways()).apply(x, Condition.NONE);

        float[] both = new SelfEnsemble(new Shift(new ImageSpec(1, 4, 6)), 0, 1)
                .apply(x, Condition.NONE)
                .data();
        assertThat(y.data()).containsExactly(both, within(1e-6f));
    }

    @Test
    void trainings_without_turning_have_one_way() {
        assertThat(Augment.NONE.ways()).containsExactly(0);
        assertThat(Augment.FLIP.ways()).containsExactly(0, 1);
        assertThat(Augment.DIHEDRAL.ways()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }
}
