package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import java.util.random.RandomGenerator;

/**
 * Adds independent, normally distributed numbers of one standard deviation.
 *
 * @param sigma standard deviation on the 0 to 255 scale, 0 to 255; of a range each image draws its own
 * @since 0.1
 */
public record GaussianNoise(
        @Setting(value = "standard deviation of the noise on the 0 to 255 scale", range = "0 to 255")
        Range sigma) implements PixelNoise {

    /** Creates noise of the level that the literature measures most. */
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
