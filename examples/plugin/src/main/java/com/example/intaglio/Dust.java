package com.example.intaglio;

import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * A degradation for {@code restore}: specks of dust, each a bright pixel.
 *
 * @param share of the pixels
 */
public record Dust(@Setting(value = "share of the pixels", range = "0 to 1") double share) implements Degradation {

    /** A pixel of a hundred. */
    public Dust() {
        this(0.01);
    }

    @Override
    public String name() {
        return "dust";
    }

    @Override
    public String summary() {
        return "bright specks, for the example plug-in";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        float[] data = clean.data().clone();
        for (int pixel = 0; pixel < data.length / clean.channels(); pixel++) {
            if (random.nextDouble() < share) {
                for (int c = 0; c < clean.channels(); c++) {
                    data[pixel * clean.channels() + c] = 0.9f;
                }
            }
        }
        return Degraded.whole(ImageBatch.wrap(clean.count(), clean.height(), clean.width(), clean.channels(), data));
    }
}
