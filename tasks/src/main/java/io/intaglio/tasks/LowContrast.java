package io.intaglio.tasks;

import io.intaglio.config.Range;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import java.util.random.RandomGenerator;

/**
 * A picture whose histogram is pressed together: {@code y = c x + o} with an offset drawn from 0 to 1 - c, stored in 8 bits.
 *
 * @param contrast c, what is left of the span from black to white
 */
record LowContrast(Range contrast) implements Degradation {

    @Override
    public ImageBatch of(ImageBatch clean, RandomGenerator random) {
        double left = contrast.at(random.nextDouble());
        double offset = (1 - left) * random.nextDouble();
        ImageBatch flat = ImageBatch.zeros(1, clean.height(), clean.width(), clean.channels());
        for (int i = 0; i < flat.data().length; i++) {
            flat.data()[i] = Srgb.stored(left * clean.data()[i] + offset);
        }
        return flat;
    }
}
