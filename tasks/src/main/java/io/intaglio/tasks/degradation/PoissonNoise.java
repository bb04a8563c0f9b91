package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import java.util.random.RandomGenerator;

/**
 * Adds the noise of counted photons, whose variance is proportional to the brightness.
 *
 * @param peak number of photons at full white, 1 to 10,000; from a range, a value is drawn for each image
 * @since 0.1
 */
public record PoissonNoise(
        @Setting(value = "number of photons at full white; fewer photons give more noise", range = "1 to 10000")
        Range peak)
        implements PixelNoise {

    /** Creates the default settings: 30 photons at full white. */
    public PoissonNoise() {
        this(Range.of(30));
    }

    public PoissonNoise {
        peak.checkWithin("peak", 1, 10_000);
    }

    @Override
    public String name() {
        return "poisson-noise";
    }

    @Override
    public String summary() {
        return "Poisson noise, as from counting photons";
    }

    @Override
    public Level draw(RandomGenerator random) {
        double level = peak.at(random.nextDouble());
        return (data, channels, numbers) -> {
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (PoissonCounts.draw(Math.max(0, data[i]) * level, numbers) / level);
            }
        };
    }
}
