package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Ssim;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The expected values are worked out by hand from errors of -0.3 and 0.2. */
class ImageLossesTest {

    private static double of(LossTerm term, float... weight) {
        return of(
                term,
                ImageBatch.wrap(1, 1, 2, 1, new float[] {0.2f, 0.7f}),
                ImageBatch.wrap(1, 1, 2, 1, new float[] {0.5f, 0.5f}),
                weight);
    }

    private static double of(LossTerm term, ImageBatch output, ImageBatch target, float... weight) {
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            Optional<NDArray> by = weight.length == 0
                    ? Optional.empty()
                    : Optional.of(Tensors.images(
                            manager,
                            ImageBatch.wrap(
                                    target.count(), target.height(), target.width(), target.channels(), weight)));
            NDArray goal = Tensors.images(manager, target);
            LossInputs.Forward forward =
                    new LossInputs.Forward(null, null, goal, by, null, Tensors.images(manager, output));
            LossInputs in = new LossInputs(null, manager, null, 0, forward, 1, new HashMap<>(), false);
            return new TermKernels(Bare.NETWORK).of(term).loss(term, in).getFloat();
        }
    }

    @Test
    void noPermittedTermIsForgotten() {
        assertThat(new TermKernels(Bare.NETWORK).kinds()).containsExactlyInAnyOrder(terms());
    }

    @SuppressWarnings("unchecked") // the permitted subclasses of a term are terms
    private static Class<? extends LossTerm>[] terms() {
        return (Class<? extends LossTerm>[]) Stream.<Class<?>>of(LossTerm.class.getPermittedSubclasses())
                .flatMap(kind ->
                        Stream.of(kind == Comparison.class ? kind.getPermittedSubclasses() : new Class<?>[] {kind}))
                .toArray(Class<?>[]::new);
    }

    @Test
    void errorsByHand() {
        assertThat(of(new Comparison.Mse(1))).isCloseTo(0.065, within(1e-7));
        assertThat(of(new Comparison.L1(1))).isCloseTo(0.25, within(1e-7));
        assertThat(of(new Comparison.Charbonnier(1, 0.4))).isCloseTo((0.5 + Math.sqrt(0.2)) / 2, within(1e-7));
        assertThat(of(new Comparison.CalibratedMse(1))).isCloseTo(Math.log(0.065) / 2, within(1e-6));
        assertThat(of(new Comparison.Bce(1))).isCloseTo(-(Math.log(0.16) + Math.log(0.21)) / 4, within(1e-6));
    }

    @Test
    void aWeightMultipliesEachNumbersError() {
        assertThat(of(new Comparison.Mse(1), 2, 1)).isCloseTo(0.11, within(1e-7));
        assertThat(of(new Comparison.L1(1), 2, 1)).isCloseTo(0.4, within(1e-7));
        assertThat(of(new Comparison.Mse(1), 0, 0)).isZero();
    }

    @Test
    void crossEntropyIsFiniteAtTheEnds() {
        ImageBatch ends = ImageBatch.wrap(1, 1, 2, 1, new float[] {0, 1});
        ImageBatch others = ImageBatch.wrap(1, 1, 2, 1, new float[] {1, 0});

        assertThat(of(new Comparison.Bce(1), ends, ends)).isCloseTo(0, within(2e-6));
        assertThat(of(new Comparison.Bce(1), ends, others)).isCloseTo(-Math.log(1e-6), within(0.1));
    }

    @Test
    void structuralSimilarityIsTheMetrics() {
        for (int channels : new int[] {1, 3}) {
            Random random = new Random(channels);
            ImageBatch a = ImageBatch.zeros(2, 16, 13, channels);
            ImageBatch b = ImageBatch.zeros(2, 16, 13, channels);
            for (int i = 0; i < a.data().length; i++) {
                a.data()[i] = random.nextFloat();
                b.data()[i] = 0.7f * a.data()[i] + 0.3f * random.nextFloat();
            }

            assertThat(of(new Comparison.Ssim(1), b, a)).isCloseTo(1 - Ssim.of(a, b), within(1e-5));
            assertThat(of(new Comparison.Ssim(1), a, a)).isCloseTo(0, within(1e-5));
        }
    }
}
