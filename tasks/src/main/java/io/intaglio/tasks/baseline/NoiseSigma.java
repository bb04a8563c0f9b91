package io.intaglio.tasks.baseline;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;

/** The standard deviation of the noise: the known value or, if there is none, an estimate. */
final class NoiseSigma {

    private static final double WHITE = 255;

    private NoiseSigma() {}

    /** Returns the standard deviation, on the scale of the image's numbers. */
    static double of(ImageBatch image, Settings about) {
        String told = about.get("sigma");
        if (told == null) {
            return NoiseLevel.of(image);
        }
        Range range;
        try {
            range = Range.parse(told);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "sigma = " + told + " is no noise level: write a number on the 0..255 scale, as in 25", e);
        }
        if (range.min() < 0) {
            throw new InvalidInputException(
                    "sigma = " + told + " is no noise level: a standard deviation is not negative");
        }
        return range.single().isPresent() ? range.min() / WHITE : NoiseLevel.of(image);
    }
}
