package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Architecture;
import io.intaglio.network.Term;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.testkit.TaskContract;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StylizeNetworkTest extends TaskContract {

    private static final Stylize TASK = new Stylize(true, 2);

    @Override
    protected TaskProvider provider() {
        return TASK;
    }

    @Test
    void itLearnsFromPatchesAndGradientsAlone() {
        Architecture network = StylizeTest.nothing().architecture();

        assertThat(TASK.complete(network).objective())
                .hasExactlyElementsOfTypes(Term.PatchDistribution.class, Term.GradientCorrelation.class)
                .last()
                .isEqualTo(new Term.GradientCorrelation(2));
        assertThat(new Stylize().complete(network)).isSameAs(network);
    }

    @Test
    void someOfThePairsHaveThePictureItselfForAStyle() {
        ImageBatch image = ImageBatch.zeros(1, 24, 24, 3);
        ImageBatch style = ImageBatch.zeros(1, 24, 24, 3);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i % 7 / 7f;
            style.data()[i] = i % 11 / 11f;
        }
        Example example = new Example("a", image, OptionalInt.empty(), Optional.of(style));
        SplitMix64 random = new SplitMix64(1);
        int itself = 0;
        for (int i = 0; i < 200; i++) {
            Pair pair = TASK.pair(example, random);
            boolean same = pair.target() == image;
            itself += same ? 1 : 0;
            assertThat(same || pair.target() == style).isTrue();
        }
        assertThat(itself).isBetween(8, 35);
    }
}
