package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import java.util.random.RandomGenerator;

/**
 * Counts photons and reads them by an imperfect amplifier: {@code Poisson(peak x) / peak + N(0, sigma / 255)}.
 *
 * @param peak photons at full white, 1 to 10,000; of a range each image draws its own
 * @param sigma standard deviation of the read-out noise on the 0 to 255 scale, 0 to 255
 * @since 0.1
 */
public record PoissonGaussianNoise(
        @Setting(value = "number of photons at full white; fewer photons give more noise", range = "1 to 10000")
        Range peak,

        @Setting(value = "standard deviation of the read-out noise, on the 0 to 255 scale", range = "0 to 255")
        Range sigma)
        implements PixelNoise {

    /** Creates the noise of 30 photons and a read-out noise of 5. */
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
        return "Poisson noise, and Gaussian noise of the read-out";
    }

    /**
     * Returns its settings, but no sigma: baselines take that for all the noise there is, and estimate it where it is
     * not told.
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
