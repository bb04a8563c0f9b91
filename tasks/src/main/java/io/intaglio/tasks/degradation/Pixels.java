package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Removes random single pixels, in all channels. Without a mask, exactly black pixels are considered missing.
 *
 * @param share share of the pixels that are missing, 0.01 to 0.99; from a range, a value is drawn for each image
 * @since 0.1
 */
public record Pixels(
        @Setting(value = "share of the pixels that are missing", range = "0.01 to 0.99")
        Range share) implements Degradation {

    /** Creates the default settings: half of the pixels are missing. */
    public Pixels() {
        this(Range.of(0.5));
    }

    public Pixels {
        share.checkWithin("share", 0.01, 0.99);
    }

    @Override
    public String name() {
        return "pixels";
    }

    @Override
    public String summary() {
        return "single missing pixels at random positions";
    }

    @Override
    public boolean masks() {
        return true;
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double missing = share.at(random.nextDouble());
        float[] known = new float[clean.height() * clean.width()];
        for (int i = 0; i < known.length; i++) {
            known[i] = random.nextDouble() < missing ? 0 : 1;
        }
        return Degraded.masked(clean, ImageBatch.wrap(1, clean.height(), clean.width(), 1, known));
    }

    @Override
    public Optional<ImageBatch> known(ImageBatch damaged) {
        int channels = damaged.channels();
        float[] known = new float[damaged.height() * damaged.width()];
        for (int i = 0; i < damaged.data().length; i++) {
            if (damaged.data()[i] != 0) {
                known[i / channels] = 1;
            }
        }
        return Optional.of(ImageBatch.wrap(1, damaged.height(), damaged.width(), 1, known));
    }
}
