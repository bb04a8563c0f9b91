package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Task;
import io.intaglio.testkit.TaskContract;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DenoiseTest extends TaskContract {

    private static final float[] COLOUR = {0.2f, 0.5f, 0.8f};

    @Override
    protected TaskProvider provider() {
        return new Denoise();
    }

    @Test
    void gaussianNoiseHasItsDeviationAndIsNeitherClippedNorRounded() {
        float[] errors = errors("sigma = 25", 0.02f);

        assertThat(mean(errors)).isCloseTo(0, within(0.002));
        assertThat(deviation(errors)).isCloseTo(25 / 255.0, within(0.002));
        assertThat(IntStream.range(0, errors.length).anyMatch(i -> errors[i] < -0.02f))
                .as("some are darker than black")
                .isTrue();
    }

    @Test
    void aRangeGivesEveryImageItsOwnLevel() {
        Task blind = denoise("sigma = 5..55");
        SplitMix64 random = new SplitMix64(3);
        double[] levels = IntStream.range(0, 200)
                .mapToDouble(i -> 255 * deviation(errors(blind, flat(0.5f, 32), random)))
                .toArray();

        assertThat(DoubleStream.of(levels).min().orElseThrow()).isBetween(4.0, 9.0);
        assertThat(DoubleStream.of(levels).max().orElseThrow()).isBetween(50.0, 58.0);
        assertThat(DoubleStream.of(levels).average().orElseThrow()).isCloseTo(30, within(3.0));
    }

    @Test
    void poissonNoiseVariesInProportionToBrightness() {
        assertThat(deviation(errors("noise = poisson\npeak = 30", 0.9f))).isCloseTo(Math.sqrt(0.9 / 30), within(0.003));
        assertThat(deviation(errors("noise = poisson\npeak = 30", 0.1f))).isCloseTo(Math.sqrt(0.1 / 30), within(0.002));
        assertThat(deviation(errors("noise = poisson\npeak = 5000", 0.5f)))
                .isCloseTo(Math.sqrt(0.5 / 5000), within(0.0005));
        assertThat(errors("noise = poisson\npeak = 30", 0f)).containsOnly(0f);
    }

    @Test
    void poissonGaussianNoiseHasTheVarianceOfBoth() {
        for (float level : new float[] {0, 0.3f, 0.9f}) {
            float[] errors = errors("noise = poisson-gaussian\npeak = 40\nsigma = 10", level);

            assertThat(mean(errors)).isCloseTo(0, within(0.003));
            assertThat(deviation(errors)).isCloseTo(Math.sqrt(level / 40 + Math.pow(10 / 255.0, 2)), within(0.003));
        }
    }

    @Test
    void saltAndPepperStrikesItsShareOfThePixels() {
        float[] errors = errors("noise = salt-and-pepper\ndensity = 0.2", 0.25f);
        long salt = IntStream.range(0, errors.length)
                .filter(i -> errors[i] == 0.75f)
                .count();
        long pepper = IntStream.range(0, errors.length)
                .filter(i -> errors[i] == -0.25f)
                .count();

        assertThat(salt / (double) errors.length).isCloseTo(0.1, within(0.005));
        assertThat(pepper / (double) errors.length).isCloseTo(0.1, within(0.005));
        assertThat(salt
                        + pepper
                        + IntStream.range(0, errors.length)
                                .filter(i -> errors[i] == 0)
                                .count())
                .isEqualTo(errors.length);
    }

    @Test
    void saltAndPepperStrikesAllChannelsOfAPixelAlike() {
        float[] noisy = ofColour("noise = salt-and-pepper\ndensity = 0.5", 16);
        Set<List<Float>> kinds = new HashSet<>();
        for (int pixel = 0; pixel < noisy.length; pixel += 3) {
            kinds.add(List.of(noisy[pixel], noisy[pixel + 1], noisy[pixel + 2]));
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), List.of(COLOUR[0], COLOUR[1], COLOUR[2]));
    }

    @Test
    void otherNoiseStrikesTheChannelsOfAColourApart() {
        float[] noisy = ofColour("sigma = 25", 128);
        double[] products = new double[3];
        for (int pixel = 0; pixel < noisy.length; pixel += 3) {
            for (int c = 0; c < 3; c++) {
                int next = (c + 1) % 3;
                products[c] += (noisy[pixel + c] - COLOUR[c]) * (noisy[pixel + next] - COLOUR[next]);
            }
        }

        for (int c = 0; c < 3; c++) {
            int channel = c;
            float[] errors = new float[noisy.length / 3];
            IntStream.range(0, errors.length).forEach(i -> errors[i] = noisy[3 * i + channel] - COLOUR[channel]);
            assertThat(deviation(errors)).isCloseTo(25 / 255.0, within(0.003));
            assertThat(products[c] / errors.length / Math.pow(25 / 255.0, 2))
                    .as("correlation")
                    .isCloseTo(0, within(0.05));
        }
    }

    /** A flat picture of a colour, with noise. */
    private static float[] ofColour(String settings, int side) {
        float[] data = new float[side * side * 3];
        IntStream.range(0, data.length).forEach(i -> data[i] = COLOUR[i % 3]);
        Example flat = Example.of("flat", ImageBatch.wrap(1, side, side, 3, data));
        return Settings.parse(settings)
                .applyTo(new Denoise())
                .create()
                .pair(flat, new SplitMix64(1))
                .input()
                .data();
    }

    @Test
    void tellsBaselinesWhatItKnows() {
        assertThat(new Denoise().create().about().get("sigma")).isEqualTo("25");
        assertThat(Settings.parse("sigma = 5..55")
                        .applyTo(new Denoise())
                        .create()
                        .about()
                        .get("sigma"))
                .isEqualTo("5..55");
        assertThat(Settings.parse("noise = poisson")
                        .applyTo(new Denoise())
                        .create()
                        .about()
                        .keys())
                .containsExactly("noise", "peak");
        assertThat(Settings.parse("noise = poisson-gaussian")
                        .applyTo(new Denoise())
                        .create()
                        .about()
                        .keys())
                .as("no sigma, which baselines would take for all of the noise")
                .containsExactly("noise", "peak", "read-out");
    }

    @Test
    void levelsOfOtherNoiseHaveNoEffect() {
        Settings both = Settings.of("noise", "poisson-gaussian").with("supervision", "noise2void");

        assertThat(new Denoise().unused()).containsExactlyInAnyOrder("peak", "density", "masked");
        assertThat(both.applyTo(new Denoise()).unused()).containsExactly("density");
        assertThat(Settings.of("noise", "none").applyTo(new Denoise()).unused())
                .containsExactlyInAnyOrder("sigma", "peak", "density", "masked");
    }

    @Test
    void refusesLevelsThatAreNone() {
        assertThatThrownBy(() -> Settings.parse("sigma = 300").applyTo(new Denoise()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("sigma must be between 0 and 255, not 300");
        assertThatThrownBy(() -> Settings.parse("peak = 0").applyTo(new Denoise()))
                .hasMessageContaining("peak");
        assertThatThrownBy(() -> Settings.parse("density = 0..2").applyTo(new Denoise()))
                .hasMessageContaining("density");
        assertThatThrownBy(() -> Settings.parse("masked = 0.5").applyTo(new Denoise()))
                .hasMessage("masked must be between 0.001 and 0.2, not 0.5");
    }

    private static Task denoise(String settings) {
        return Settings.parse(settings).applyTo(new Denoise()).create();
    }

    private static float[] errors(String settings, float level) {
        return errors(denoise(settings), flat(level, 256), new SplitMix64(5));
    }

    private static float[] errors(Task task, ImageBatch clean, SplitMix64 random) {
        float[] noisy =
                task.pair(Example.of("flat", clean), random).input().data().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] -= clean.data()[i];
        }
        return noisy;
    }

    private static ImageBatch flat(float level, int side) {
        return ImageBatch.wrap(1, side, side, 1, filled(side * side, level));
    }

    private static float[] filled(int length, float level) {
        float[] data = new float[length];
        Arrays.fill(data, level);
        return data;
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void aGrayPictureInThreeChannelsHasOneNoise() {
        ImageBatch gray = flat(0.5f, 32).channels(0, 0, 0);
        ImageBatch noisy = new Denoise()
                .create()
                .pair(Example.of("gray", gray), new SplitMix64(5))
                .input();
        assertThat(noisy.channels(1).data()).isEqualTo(noisy.channels(0).data());
        assertThat(noisy.channels(2).data()).isEqualTo(noisy.channels(0).data());
        assertThat(noisy.data()).isNotEqualTo(gray.data());
    }

    @Test
    void aShareOfTheColourPicturesBecomesGray() {
        ImageBatch red = ImageBatch.zeros(1, 4, 4, 3);
        for (int i = 0; i < red.data().length; i += 3) {
            red.data()[i] = 1;
        }
        Task half = denoise("gray = 0.5");
        int grays = 0;
        for (int i = 0; i < 200; i++) {
            float[] target = half.pair(Example.of("red", red), new SplitMix64(i))
                    .target()
                    .data();
            grays += target[0] == target[1] ? 1 : 0;
        }
        assertThat(grays).isBetween(70, 130);
        assertThatThrownBy(() -> Settings.parse("gray = 2").applyTo(new Denoise()))
                .hasMessageContaining("gray must be between 0 and 1");
    }
}
