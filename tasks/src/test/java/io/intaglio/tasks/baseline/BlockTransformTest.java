package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockTransformTest {

    private final float[] scratch = new float[64];

    private static Stream<BlockTransform> transforms() {
        return Stream.of(BlockTransform.cosine(), BlockTransform.biorthogonal());
    }

    private static float[] block() {
        float[] block = new float[64];
        for (int i = 0; i < 64; i++) {
            block[i] = i * 37 % 64 / 64f;
        }
        return block;
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void comesBack(BlockTransform transform) {
        float[] wide = new float[8 * 11];
        for (int y = 0; y < 8; y++) {
            System.arraycopy(block(), y * 8, wide, y * 11 + 3, 8);
        }
        float[] there = new float[64];
        float[] back = new float[64];

        transform.forward(wide, 3, 11, there, 0, scratch);
        transform.inverse(there, 0, back, 0, scratch);

        assertThat(back).containsExactly(block(), within(1e-5f));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void everyCoefficientOfWhiteNoiseHasTheVarianceOfThePixels(BlockTransform transform) {
        double[] variances = new double[64];
        for (int pixel = 0; pixel < 64; pixel++) {
            float[] unit = new float[64];
            unit[pixel] = 1;
            float[] there = new float[64];
            transform.forward(unit, 0, 8, there, 0, scratch);
            for (int i = 0; i < 64; i++) {
                variances[i] += there[i] * there[i];
            }
        }

        double[] ones = new double[64];
        Arrays.fill(ones, 1);
        assertThat(variances).containsExactly(ones, within(1e-5));
    }

    /** Expected: SciPy's dctn, orthonormal. */
    @Test
    void theCosineTransformAgreesWithAnother() {
        float[] there = new float[64];

        BlockTransform.cosine().forward(block(), 0, 8, there, 0, scratch);

        assertThat(there[0]).isCloseTo(3.9375f, within(1e-5f));
        assertThat(there[8 + 2]).isCloseTo(-0.46734888f, within(1e-5f));
        assertThat(there[7 * 8 + 3]).isCloseTo(-0.11285147f, within(1e-5f));
        assertThat(there[4 * 8 + 4]).isCloseTo(-0.25f, within(1e-5f));
    }

    /** Expected: PyWavelets' wavedec of bior1.5 with periodization, rows scaled to norm 1. */
    @Test
    void theBiorthogonalTransformAgreesWithAnother() {
        float[] there = new float[64];

        BlockTransform.biorthogonal().forward(block(), 0, 8, there, 0, scratch);

        assertThat(there[0]).isCloseTo(3.9375f, within(1e-5f));
        assertThat(there[8 + 2]).isCloseTo(-0.01919521f, within(1e-5f));
        assertThat(there[2 * 8]).isCloseTo(-0.23082279f, within(1e-5f));
        assertThat(there[7 * 8 + 3]).isCloseTo(-0.17714307f, within(1e-5f));
        assertThat(there[4 * 8 + 4]).isCloseTo(-0.5f, within(1e-5f));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void aFlatBlockHasNoDetail(BlockTransform transform) {
        float[] flat = new float[64];
        Arrays.fill(flat, 0.5f);
        float[] there = new float[64];

        transform.forward(flat, 0, 8, there, 0, scratch);

        assertThat(there[0]).isCloseTo(4, within(1e-5f));
        assertThat(Arrays.copyOfRange(there, 1, 64)).containsExactly(new float[63], within(1e-6f));
    }

    @Test
    void haarOfFourRowsIsItsTextbookMatrix() {
        float[] values = {1, 10, 2, 20, 4, 40, 9, 90};

        Haar.forward(values, 4, 2, new float[8]);

        float root = (float) Math.sqrt(0.5);
        assertThat(values)
                .containsExactly(new float[] {8, 80, -5, -50, -root, -10 * root, -5 * root, -50 * root}, within(1e-4f));
        Haar.inverse(values, 4, 2, new float[8]);
        assertThat(values).containsExactly(new float[] {1, 10, 2, 20, 4, 40, 9, 90}, within(1e-4f));
    }

    /** Expected: NumPy's kaiser(8, 2). */
    @Test
    void theKaiserWindowAgreesWithAnother() {
        float[] window = Kaiser.window(8, 2);

        assertThat(window[0]).isCloseTo(0.43867628f * 0.43867628f, within(1e-6f));
        assertThat(window[3 * 8 + 1]).isCloseTo(0.98582251f * 0.68132426f, within(1e-6f));
        assertThat(window[4 * 8 + 6]).isEqualTo(window[3 * 8 + 1]);
    }
}
