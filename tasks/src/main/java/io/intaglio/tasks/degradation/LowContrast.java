package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Presses a picture's histogram together: {@code y = c x + o} with an offset drawn from 0 to 1 - c, stored in 8 bits.
 *
 * @param contrast c, what is left of the span from black to white, 0.01 to 1; of a range each image draws its own
 * @since 0.1
 */
public record LowContrast(
        @Setting(value = "share of the range from black to white that is left", range = "0.01 to 1")
        Range contrast) implements Degradation {

    /** Creates pictures with 0.3 to 0.8 of their contrast. */
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
