package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes random pixels black or white, in all channels.
 *
 * @param density share of these pixels, 0 to 1; from a range, a value is drawn for each image
 * @since 0.1
 */
public record SaltAndPepper(
        @Setting(value = "share of the pixels that become black or white", range = "0 to 1")
        Range density) implements PixelNoise {

    /** Creates the default settings: a tenth of the pixels. */
    public SaltAndPepper() {
        this(Range.of(0.1));
    }

    public SaltAndPepper {
        density.checkWithin("density", 0, 1);
    }

    @Override
    public String name() {
        return "salt-and-pepper";
    }

    @Override
    public String summary() {
        return "pixels that become black or white";
    }

    @Override
    public Level draw(RandomGenerator random) {
        double level = density.at(random.nextDouble());
        return (data, channels, numbers) -> {
            for (int pixel = 0; pixel < data.length; pixel += channels) {
                if (numbers.nextDouble() < level) {
                    Arrays.fill(data, pixel, pixel + channels, numbers.nextBoolean() ? 1 : 0);
                }
            }
        };
    }
}
