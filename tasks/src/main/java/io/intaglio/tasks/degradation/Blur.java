package io.intaglio.tasks.degradation;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Blurs a picture and adds a little Gaussian noise. The result is neither clipped nor rounded. Outside its border the
 * picture is mirrored.
 *
 * @param kind kind of blur
 * @param sigma standard deviation of a Gaussian blur in pixels, above 0 and at most 20; from a range, a value is drawn
 *     for each image
 * @param length length of the motion blur in pixels, 1 to 60; its direction is random
 * @param noise standard deviation of the noise on the 0 to 255 scale, 0 to 50
 * @since 0.1
 */
public record Blur(
        @Setting("kind of blur: gaussian, or motion along a straight line")
        Kind kind,

        @Setting(value = "standard deviation of the Gaussian blur, in pixels", range = "above 0, at most 20")
        Range sigma,

        @Setting(value = "length of the motion blur, in pixels; its direction is random", range = "1 to 60")
        Range length,

        @Setting(
                value = "standard deviation of the noise that is added after the blur, on the 0 to 255 scale",
                range = "0 to 50")
        Range noise)
        implements Degradation {

    /** The kind of blur. */
    public enum Kind {
        /** A Gaussian blur, equal in all directions, similar to a lens out of focus. */
        GAUSSIAN,
        /** The blur of a camera or an object that moves along a straight line at constant speed. */
        MOTION
    }

    /** Creates the default settings, as in the literature: Gaussian, 1.6 pixels, 1 % noise. */
    public Blur() {
        this(Kind.GAUSSIAN, Range.of(1.6), new Range(5, 15), Range.of(2.55));
    }

    public Blur {
        sigma.checkWithin("sigma", 0, 20);
        length.checkWithin("length", 1, 60);
        noise.checkWithin("noise", 0, 50);
        if (kind == Kind.GAUSSIAN && sigma.max() == 0) {
            throw new InvalidInputException("sigma = 0 blurs nothing; give a standard deviation in pixels, 1.6 say");
        }
    }

    @Override
    public String name() {
        return "blur";
    }

    @Override
    public String summary() {
        return "blur by a Gaussian or by motion, and a little noise";
    }

    /** Returns only the settings of its kind: the width of a Gaussian is not the length of a motion. */
    @Override
    public Settings about() {
        String other = kind == Kind.GAUSSIAN ? "length" : "sigma";
        return Settings.from(this).keep(key -> !key.equals(other));
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double drawn = random.nextDouble();
        PointSpreadFunction spread = kind == Kind.GAUSSIAN
                ? PointSpreadFunction.gaussian(sigma.at(drawn))
                : PointSpreadFunction.line(length.at(drawn), random.nextDouble() * Math.PI);
        ImageBatch blurred = spread.apply(clean);
        double deviation = noise.at(random.nextDouble()) / 255;
        if (deviation > 0) {
            for (int i = 0; i < blurred.data().length; i++) {
                blurred.data()[i] += (float) (deviation * random.nextGaussian());
            }
        }
        return Degraded.whole(blurred);
    }
}
