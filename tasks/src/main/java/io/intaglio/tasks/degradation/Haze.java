package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Adds haze to a scene according to Koschmieder's law, as in He, Sun and Tang ("Single image haze removal using dark
 * channel prior", CVPR 2009): {@code I = J t + A (1 - t)}. The transmission t decreases exponentially with a random,
 * smooth depth, which tends to grow towards the top of the image. The light of the air A is nearly gray. The result is
 * rounded to 8 bits.
 *
 * @param transmission t at the farthest point, 0.01 to 1; from a range, a value is drawn for each image
 * @since 0.1
 */
public record Haze(
        @Setting(value = "share of the light that passes through the haze from the farthest point", range = "0.01 to 1")
        Range transmission)
        implements Degradation {

    /** Share of the depth that grows linearly with the height in the image. */
    private static final double LEAN = 0.6;

    /** Range of the brightness of the air; the brightest sky is white. */
    private static final Range AIR = new Range(0.7, 1);

    /** Largest difference of a channel of the air's light. */
    private static final double TINT = 0.04;

    /** Creates the default settings: 20 to 80 percent of the light pass through the haze. */
    public Haze() {
        this(new Range(0.2, 0.8));
    }

    public Haze {
        transmission.checkWithin("transmission", 0.01, 1);
    }

    @Override
    public String name() {
        return "haze";
    }

    @Override
    public String summary() {
        return "haze";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double farthest = transmission.at(random.nextDouble());
        double nearest = farthest + (1 - farthest) * random.nextDouble();
        double gray = AIR.at(random.nextDouble());
        double[] air = new double[clean.channels()];
        for (int c = 0; c < air.length; c++) {
            double tint = air.length == 1 ? 0 : TINT * (2 * random.nextDouble() - 1);
            air[c] = Math.min(1, gray + tint);
        }
        SmoothMap depth = SmoothMap.of(clean.height(), clean.width(), LEAN, random);
        ImageBatch hazy = ImageBatch.zeros(1, clean.height(), clean.width(), clean.channels());
        for (int i = 0; i < hazy.data().length; i++) {
            double t = nearest * StrictMath.pow(farthest / nearest, depth.at(i / air.length));
            hazy.data()[i] = Srgb.stored(clean.data()[i] * t + air[i % air.length] * (1 - t));
        }
        return Degraded.whole(hazy);
    }
}
