package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import java.util.random.RandomGenerator;

/**
 * Adds the noise of counted photons and of the read-out: {@code Poisson(peak x) / peak + N(0, sigma / 255)}, where the
 * second term is normal noise with a standard deviation of {@code sigma / 255}.
 *
 * @param peak number of photons at full white, 1 to 10,000; from a range, a value is drawn for each image
 * @param sigma standard deviation of the read-out noise on the 0 to 255 scale, 0 to 255
 * @since 0.1
 */
public record PoissonGaussianNoise(
        @Setting(value = "number of photons at full white; fewer photons give more noise", range = "1 to 10000")
        Range peak,

        @Setting(value = "standard deviation of the read-out noise, on the 0 to 255 scale", range = "0 to 255")
        Range sigma)
        implements PixelNoise {

    /** Creates the default settings: 30 photons at full white and a read-out noise of 5. */
    public PoissonGaussianNoise() {
        this(Range.of(30), Range.of(5));
    }

    public PoissonGaussianNoise {
        peak.checkWithin("peak", 1, 10_000);
        sigma.checkWithin("sigma", 0, 255);
    }

    @Override
    public String name() {
        return "poisson-gaussian-noise";
    }

    @Override
    public String summary() {
        return "Poisson noise and the Gaussian noise of reading out the sensor";
    }

    /**
     * Returns its settings without {@code sigma}. Baselines would consider it the standard deviation of the whole
     * noise; without it they estimate the noise.
     */
    @Override
    public Settings about() {
        return Settings.of("peak", peak).with("read-out", sigma);
    }

    @Override
    public Level draw(RandomGenerator random) {
        Level readOut = new GaussianNoise(sigma).draw(random);
        Level photons = new PoissonNoise(peak).draw(random);
        return (data, channels, numbers) -> {
            photons.strike(data, channels, numbers);
            readOut.strike(data, channels, numbers);
        };
    }
}
