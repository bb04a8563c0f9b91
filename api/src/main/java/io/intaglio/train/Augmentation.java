package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.image.Dihedral;
import java.util.random.RandomGenerator;

/**
 * The random changes of a training image. Its partner gets the same changes. A change that is off uses no random
 * numbers, so it does not affect the other changes.
 *
 * @param turn flips and rotations
 * @param zoom range of the factor by which an image is enlarged, within 0.1 to 10; the logarithm of the factor is
 *     uniformly distributed; 1 for no change. If an image is reduced, its border is filled by mirroring
 * @param brightness largest number that is added to or subtracted from all values, in [0, 1]; 0 for no change
 * @param contrast largest relative change of the distance from middle gray, in [0, 1]; 0 for no change
 * @since 0.1
 */
public record Augmentation(Augment turn, Range zoom, double brightness, double contrast) {

    /** No augmentation. */
    public static final Augmentation NONE = of(Augment.NONE);

    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 10;

    public Augmentation {
        if (zoom.min() < SMALLEST || zoom.max() > LARGEST) {
            throw new InvalidInputException("zoom must be between 0.1 and 10, as in 0.7..1.4, not " + zoom);
        }
        share("brightness", brightness);
        share("contrast", contrast);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInputException(name + " is the most that is changed, 0 to 1, not " + value);
        }
    }

    /** Returns an augmentation of flips and rotations only. */
    public static Augmentation of(Augment turn) {
        return new Augmentation(turn, Range.of(1), 0, 0);
    }

    /** Returns whether images are enlarged or reduced. */
    boolean zooms() {
        return !zoom.equals(Range.of(1));
    }

    /** Draws a factor whose logarithm is uniformly distributed. */
    double zoom(RandomGenerator random) {
        Range logarithm = new Range(StrictMath.log(zoom.min()), StrictMath.log(zoom.max()));
        return StrictMath.exp(logarithm.at(random.nextDouble()));
    }

    /** Draws a change of brightness and contrast. */
    BrightnessJitter light(RandomGenerator random) {
        double factor = contrast == 0 ? 1 : 1 + contrast * (2 * random.nextDouble() - 1);
        double shift = brightness == 0 ? 0 : brightness * (2 * random.nextDouble() - 1);
        return new BrightnessJitter((float) factor, (float) shift);
    }

    /** Draws a flip or rotation, as a number of {@link Dihedral}. */
    int way(RandomGenerator random) {
        return turn.of(random.nextInt(8));
    }
}
