package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import java.util.random.RandomGenerator;

/**
 * Adds independent, normally distributed numbers.
 *
 * @param sigma standard deviation on the 0 to 255 scale, 0 to 255; from a range, a value is drawn for each image
 * @since 0.1
 */
public record GaussianNoise(
        @Setting(value = "standard deviation of the noise on the 0 to 255 scale", range = "0 to 255")
        Range sigma) implements PixelNoise {

    /** Creates the default settings: a standard deviation of 25, the most common value in the literature. */
    public GaussianNoise() {
        this(Range.of(25));
    }

    public GaussianNoise {
        sigma.checkWithin("sigma", 0, 255);
    }

    @Override
    public String name() {
        return "gaussian-noise";
    }

    @Override
    public String summary() {
        return "Gaussian noise, neither clipped nor rounded";
    }

    @Override
    public Level draw(RandomGenerator random) {
        double level = sigma.at(random.nextDouble());
        return (data, channels, numbers) -> {
            for (int i = 0; i < data.length; i++) {
                data[i] += (float) (numbers.nextGaussian() * level / 255);
            }
        };
    }
}
