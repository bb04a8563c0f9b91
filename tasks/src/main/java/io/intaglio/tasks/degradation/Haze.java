package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Shows a scene through haze, by Koschmieder's law as He, Sun and Tang use it ("Single image haze removal using dark
 * channel prior", CVPR 2009): {@code I = J t + A (1 - t)}. The transmission falls exponentially with a random, smooth
 * depth that tends to grow towards the image's top; the air's light A is nearly gray. Stored in 8 bits.
 *
 * @param transmission t at the farthest point, 0.01 to 1; of a range each image draws its own
 * @since 0.1
 */
public record Haze(
        @Setting(value = "share of the light that passes through the haze from the farthest point", range = "0.01 to 1")
        Range transmission)
        implements Degradation {

    /** How much of the depth grows with the height in the image. */
    private static final double LEAN = 0.6;

    /** The air's light; the brightest sky is white. */
    private static final Range AIR = new Range(0.7, 1);

    /** How much a channel of the air's light differs at most. */
    private static final double TINT = 0.04;

    /** Creates haze through which a fifth to four fifths of the light pass. */
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
        return "seen through haze";
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
