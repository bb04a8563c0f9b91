package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Reduces the contrast of a picture: {@code y = c x + o} with a random offset o from 0 to 1 - c. The result is rounded
 * to 8 bits.
 *
 * @param contrast c, the share of the range from black to white that is left, 0.01 to 1; from a range, a value is drawn
 *     for each image
 * @since 0.1
 */
public record LowContrast(
        @Setting(value = "share of the range from black to white that is left", range = "0.01 to 1")
        Range contrast) implements Degradation {

    /** Creates the default settings: 30 to 80 percent of the contrast are left. */
    public LowContrast() {
        this(new Range(0.3, 0.8));
    }

    public LowContrast {
        contrast.checkWithin("contrast", 0.01, 1);
    }

    @Override
    public String name() {
        return "contrast";
    }

    @Override
    public String summary() {
        return "too little contrast";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double left = contrast.at(random.nextDouble());
        double offset = (1 - left) * random.nextDouble();
        ImageBatch flat = ImageBatch.zeros(1, clean.height(), clean.width(), clean.channels());
        for (int i = 0; i < flat.data().length; i++) {
            flat.data()[i] = Srgb.stored(left * clean.data()[i] + offset);
        }
        return Degraded.whole(flat);
    }
}
