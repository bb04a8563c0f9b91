package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Published figures depend on these numbers, so no JDK may change them. */
class NoiseBitsTest {

    /** Computed by another program, in Python, from the descriptions of SplitMix64 and of the polar method. */
    @Test
    void gaussianNoise() {
        assertThat(noisy(new GaussianNoise(Range.of(25))))
                .startsWith(0.4959076941013336f, 0.5859295725822449f, 0.47000086307525635f);
    }

    @Test
    void poissonNoise() {
        assertThat(noisy(new PoissonNoise(Range.of(30))))
                .startsWith(14f / 30, 21f / 30, 14f / 30, 15f / 30, 10f / 30, 20f / 30);
    }

    @Test
    void saltAndPepper() {
        assertThat(noisy(new SaltAndPepper(Range.of(0.3)))).startsWith(0.5f, 1, 0.5f, 0.5f, 0, 0.5f, 0, 1, 0.5f);
    }

    @Test
    void photonCounts() {
        SplitMix64 random = new SplitMix64(7);
        assertThat(LongStream.generate(() -> PoissonCounts.draw(3, random)).limit(6))
                .containsExactly(1L, 4L, 1L, 1L, 8L, 2L);
        assertThat(LongStream.generate(() -> PoissonCounts.draw(60, random)).limit(6))
                .containsExactly(58L, 80L, 58L, 58L, 43L, 55L);
    }

    @Test
    void lowLight() {
        LowLight dark = new LowLight(Range.of(1), 1, new Range(0.5, 1), new Range(500, 5000), Range.of(1), 0.1);

        assertThat(stored(dark)).startsWith(66, 78, 66, 77, 69, 73, 70, 71, 72);
    }

    @Test
    void haze() {
        assertThat(stored(new Haze(new Range(0.2, 0.6)))).startsWith(206, 204, 201, 206, 204, 201);
    }

    private static float[] noisy(PixelNoise noise) {
        float[] data = flat(1).data();
        PixelNoise.Level level = noise.draw(new SplitMix64(1));
        level.strike(data, 1, new SplitMix64(7));
        return data;
    }

    /** In 255ths, as a file would store them. */
    private static int[] stored(Degradation degradation) {
        float[] data = degradation.degrade(flat(3), new SplitMix64(7)).image().data();
        int[] stored = new int[data.length];
        Arrays.setAll(stored, i -> Math.round(255 * data[i]));
        return stored;
    }

    private static ImageBatch flat(int channels) {
        ImageBatch image = ImageBatch.zeros(1, 8, 8, channels);
        Arrays.fill(image.data(), 0.5f);
        return image;
    }
}
