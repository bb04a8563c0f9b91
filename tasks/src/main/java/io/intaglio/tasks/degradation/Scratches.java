package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Draws thin lines that are lighter or darker than the picture, as on old prints and film, until they cover a share of
 * the picture, at least one. There is no mask: the network has to find the scratches.
 *
 * @param share share of the picture that is scratched, 0.001 to 0.5; from a range, a value is drawn for each image
 * @param width width of a scratch in pixels, 0.5 to 32
 * @param length length of a scratch in pixels, 1 to 4096
 * @since 0.1
 */
public record Scratches(
        @Setting(value = "share of the picture that is scratched", range = "0.001 to 0.5")
        Range share,

        @Setting(value = "width of the scratches, in pixels", range = "0.5 to 32")
        Range width,

        @Setting(value = "length of the scratches, in pixels", range = "1 to 4096")
        Range length)
        implements Degradation {

    private static final double BEND = 0.3;
    private static final double LIGHT = 0.7;

    /** Creates the default settings: 1 to 5 percent of the picture, scratches of 1 to 3 pixels width. */
    public Scratches() {
        this(new Range(0.01, 0.05), new Range(1, 3), new Range(20, 200));
    }

    public Scratches {
        share.checkWithin("share", 0.001, 0.5);
        width.checkWithin("width", 0.5, 32);
        length.checkWithin("length", 1, 4096);
    }

    @Override
    public String name() {
        return "scratches";
    }

    @Override
    public String summary() {
        return "thin light and dark scratches, as on old prints";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double wanted = share.at(random.nextDouble());
        StrokeMask marks = new StrokeMask(clean.height(), clean.width());
        float[] data = clean.data().clone();
        int channels = clean.channels();
        do {
            float level =
                    (float) (random.nextDouble() < LIGHT ? 0.7 + 0.3 * random.nextDouble() : 0.3 * random.nextDouble());
            float cover = (float) (0.6 + 0.4 * random.nextDouble());
            double thickness = width.at(random.nextDouble());
            marks.stroke(random, length.at(random.nextDouble()), thickness, BEND, pixel -> {
                for (int i = pixel * channels; i < (pixel + 1) * channels; i++) {
                    data[i] += cover * (level - data[i]);
                }
            });
        } while (marks.share() < wanted);
        return Degraded.whole(ImageBatch.wrap(1, clean.height(), clean.width(), channels, data));
    }
}
