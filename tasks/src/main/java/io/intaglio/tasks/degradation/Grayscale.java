package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Converts a picture to gray: its luma.
 *
 * @since 0.1
 */
public record Grayscale() implements Degradation {

    @Override
    public String name() {
        return "grayscale";
    }

    @Override
    public String summary() {
        return "gray instead of colours";
    }

    @Override
    public int channels(int clean) {
        return 1;
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        return Degraded.whole(Picture.of(clean).gray().pixels());
    }
}
