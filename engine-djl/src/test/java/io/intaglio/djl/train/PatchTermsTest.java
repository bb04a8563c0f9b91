package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Term;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class PatchTermsTest {

    private static final Term.PatchDistribution PATCHES = new Term.PatchDistribution(1, 32, 500);
    private static final Term.GradientCorrelation GRADIENTS = new Term.GradientCorrelation(1);

    private static ImageBatch image(int channels, DoubleBinaryOperator brightness) {
        ImageBatch image = ImageBatch.zeros(2, 48, 40, channels);
        for (int i = 0; i < image.data().length; i++) {
            int pixel = i / channels;
            image.data()[i] = (float) brightness.applyAsDouble(pixel % 40, pixel / 40 % 48);
        }
        return image;
    }

    private static ImageBatch stripes(double across, double down) {
        return image(3, (x, y) -> 0.5 + 0.3 * Math.sin(across * x + down * y));
    }

    private static double of(Term term, ImageBatch input, ImageBatch output, ImageBatch target) {
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            LossInputs.Way way = new LossInputs.Way(
                    null,
                    Tensors.images(manager, input),
                    Tensors.images(manager, target),
                    Optional.empty(),
                    null,
                    Tensors.images(manager, output));
            LossInputs in = new LossInputs(null, manager, null, 7, way, 1, new HashMap<>(), false);
            return new TermKernels(Bare.NETWORK).of(term).loss(term, in).getFloat();
        }
    }

    private static double patches(ImageBatch output, ImageBatch target) {
        return of(PATCHES, output, output, target);
    }

    private static double gradients(ImageBatch input, ImageBatch output) {
        return of(GRADIENTS, input, output, output);
    }

    @Test
    void patchesDoNotMindPlacesNorBrightness() {
        ImageBatch stripes = stripes(0.8, 0);
        ImageBatch moved = image(3, (x, y) -> 0.6 + 0.3 * Math.sin(0.8 * x + 1));
        ImageBatch turned = stripes(0, 0.8);

        assertThat(patches(stripes, moved)).isLessThan(0.4 * patches(stripes, turned));
        assertThat(patches(image(1, (x, y) -> 0.2), image(1, (x, y) -> 0.9))).isCloseTo(0, within(1e-9));
    }

    @Test
    void gradientsMayGrowButNotTurn() {
        ImageBatch waves = image(3, (x, y) -> 0.5 + 0.2 * Math.sin(0.5 * x) * Math.cos(0.4 * y));
        ImageBatch fainter = image(3, (x, y) -> 0.3 + 0.1 * Math.sin(0.5 * x) * Math.cos(0.4 * y));
        ImageBatch inverted = image(3, (x, y) -> 0.5 - 0.2 * Math.sin(0.5 * x) * Math.cos(0.4 * y));

        assertThat(gradients(waves, fainter)).isCloseTo(0, within(0.05));
        assertThat(gradients(waves, inverted)).isCloseTo(2, within(0.05));
        assertThat(gradients(waves, image(3, (x, y) -> 0.4))).isCloseTo(1, within(1e-3));
        assertThat(gradients(image(3, (x, y) -> 0.4), waves)).isCloseTo(1, within(1e-3));
    }

    @Test
    void ofTheInputTheFirstChannelsCount() {
        ImageBatch waves = image(3, (x, y) -> 0.5 + 0.2 * Math.sin(0.5 * x) * Math.cos(0.4 * y));
        ImageBatch more = ImageBatch.zeros(2, 48, 40, 5);
        for (int i = 0; i < more.data().length; i++) {
            more.data()[i] = i % 5 < 3 ? waves.data()[i / 5 * 3 + i % 5] : i % 7;
        }

        assertThat(gradients(more, waves)).isCloseTo(gradients(waves, waves), within(1e-6));
    }
}
