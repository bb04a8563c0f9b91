package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseLevelTest {

    @ParameterizedTest
    @ValueSource(doubles = {5, 25, 75})
    void findsTheNoiseOnAShadedImage(double sigma) {
        ImageBatch noisy = Noisy.add(Noisy.shading(200, 150, 1), sigma, 7);

        assertThat(NoiseLevel.of(noisy) * 255).isCloseTo(sigma, within(0.04 * sigma));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 9", "9, 2", "3, 3", "20, 30"})
    void aRampOfAnySizeHasNone(int height, int width) {
        ImageBatch ramp = ImageBatch.zeros(1, height, width, 1);
        for (int i = 0; i < ramp.data().length; i++) {
            ramp.data()[i] = i % width * 0.5f + Math.floorDiv(i, width);
        }

        assertThat(NoiseLevel.of(ramp)).isZero();
    }
}
