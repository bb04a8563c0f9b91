package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes some pixels black or white, all channels alike.
 *
 * @param density share of these pixels, 0 to 1; of a range each image draws its own
 * @since 0.1
 */
public record SaltAndPepper(
        @Setting(value = "share of the pixels that become black or white", range = "0 to 1")
        Range density) implements PixelNoise {

    /** Creates noise that strikes every tenth pixel. */
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
