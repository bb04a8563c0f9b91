package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import io.intaglio.spi.Degradation;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Simulates a picture of the same scene in low light. In linear light x, from 0 to 1, a pixel becomes
 *
 * <pre>{@code
 * y = g x (1 + e s^2) + n,   g = 2^-(stops + depth * shadow),   s = max(0, x - 0.6) / 0.4
 * n ~ N(0, a y / peak + (a sigma / 255)^2),   a = 2^stops
 * }</pre>
 *
 * and is then converted to sRGB and rounded to 8 bits. The shadow is a smooth random map. White parts of a photograph
 * were usually brighter than white. The random number e, from 0 to 2^stops for each image, gives lamps and skies this
 * additional light, so that they can still be white in a dark picture. The noise is the normal approximation of
 * Poisson-Gaussian noise (Foi et al. 2008, "Practical Poissonian-Gaussian noise modeling and fitting for single-image
 * raw-data"): a is the higher sensitivity of a camera in the dark, which increases the noise.
 *
 * @param stops missing exposure of the whole image, in stops (halvings of the light), 0 to 8
 * @param shadows share of the images that also get a shadow, 0 to 1
 * @param depth darkness of the shadow at its darkest place, in stops, 0 to 8
 * @param peak number of photons at full white if no light is missing, 10 to 1,000,000
 * @param sigma standard deviation of the read-out noise in linear light if no light is missing, on the 0 to 255 scale,
 *     0 to 25
 * @param cast strength of the colour cast: the largest relative error of the light of a channel, 0 to 0.5
 * @since 0.1
 */
public record LowLight(
        @Setting(
                value = "exposure that is missing in the whole picture, in stops (one stop is half of the light)",
                range = "0 to 8")
        Range stops,

        @Setting(value = "share of the pictures that also get an uneven shadow", range = "0 to 1")
        double shadows,

        @Setting(value = "darkness of that shadow at its darkest place, in stops", range = "0 to 8")
        Range depth,

        @Setting(
                value = "photons at full white for the photon noise; each missing stop halves this number",
                range = "10 to 1000000")
        Range peak,

        @Setting(
                value = "standard deviation of the read-out noise in linear light, on the 0 to 255 scale; each missing "
                        + "stop doubles it",
                range = "0 to 25")
        Range sigma,

        @Setting(
                value = "strength of the colour cast: the largest relative error of the light of a channel",
                range = "0 to 0.5")
        double cast)
        implements Degradation {

    /** Share of the images in which white parts get additional light. */
    private static final double GLARING = 0.5;

    /** Linear light above which pixels can get additional light. */
    private static final double GLARE = 0.6;

    /** Creates the default settings: 0.5 to 4 stops, shadows in half of the pictures. */
    public LowLight() {
        this(new Range(0.5, 4), 0.5, new Range(1, 3), new Range(2000, 50_000), new Range(0, 0.1), 0.1);
    }

    public LowLight {
        stops.checkWithin("stops", 0, 8);
        Range.of(shadows).checkWithin("shadows", 0, 1);
        depth.checkWithin("depth", 0, 8);
        peak.checkWithin("peak", 10, 1_000_000);
        sigma.checkWithin("sigma", 0, 25);
        Range.of(cast).checkWithin("cast", 0, 0.5);
    }

    @Override
    public String name() {
        return "low-light";
    }

    @Override
    public String summary() {
        return "too little light, and the noise that comes with it";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double lost = stops.at(random.nextDouble());
        double sensitivity = StrictMath.pow(2, lost);
        double excess = random.nextDouble() < GLARING ? random.nextDouble() * sensitivity : 0;
        double photons = peak.min() * StrictMath.pow(peak.max() / peak.min(), random.nextDouble()) / sensitivity;
        double readOut = sensitivity * sigma.at(random.nextDouble()) / 255;
        double[] tint = tint(clean.channels(), random);
        float[] gains = gains(clean, lost, random);

        ImageBatch dark = ImageBatch.zeros(1, clean.height(), clean.width(), clean.channels());
        int channels = clean.channels();
        for (int i = 0; i < dark.data().length; i++) {
            double light = gains[i / channels] * radiance(Srgb.linear(clean.data()[i]), excess) * tint[i % channels];
            double noise = Math.sqrt(Math.max(0, light) / photons + readOut * readOut) * random.nextGaussian();
            dark.data()[i] = Srgb.stored(Srgb.encoded(light + noise));
        }
        return Degraded.whole(dark);
    }

    /** Returns the factor of each pixel's light. */
    private float[] gains(ImageBatch image, double lost, RandomGenerator random) {
        float[] gains = new float[image.height() * image.width()];
        if (random.nextDouble() >= shadows) {
            Arrays.fill(gains, (float) StrictMath.pow(2, -lost));
            return gains;
        }
        double deepest = depth.at(random.nextDouble());
        SmoothMap shadow = SmoothMap.of(image.height(), image.width(), random)
                .edged(0.2 + 0.6 * random.nextDouble(), 0.15 + 0.85 * random.nextDouble());
        for (int pixel = 0; pixel < gains.length; pixel++) {
            gains[pixel] = (float) StrictMath.pow(2, -lost - deepest * shadow.at(pixel));
        }
        return gains;
    }

    /** Returns the light of the scene, of which a file shows only the part below white. */
    static double radiance(double shown, double excess) {
        double s = Math.max(0, shown - GLARE) / (1 - GLARE);
        return shown * (1 + excess * s * s);
    }

    /** Returns the random factors of the channels, around 1. A gray image has no colour cast. */
    private double[] tint(int channels, RandomGenerator random) {
        double[] tint = new double[channels];
        for (int c = 0; c < channels; c++) {
            tint[c] = channels == 1 ? 1 : 1 + cast * (2 * random.nextDouble() - 1);
        }
        return tint;
    }
}
