package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.image.Dihedral;
import java.util.random.RandomGenerator;

/**
 * The random changes of a training image and, in the same way, of its partner. A change that is off draws no random
 * numbers, so it does not alter other trainings.
 *
 * @param turn flips and rotations
 * @param zoom by how much an image is enlarged, 0.1 to 10, any factor and its inverse equally likely; 1 for not at all.
 *     What a reduced image lacks at its border is mirrored
 * @param brightness the most that is added to or taken from every number, in [0, 1]; 0 for nothing
 * @param contrast the largest share by which the distance from middle gray grows or shrinks, in [0, 1]; 0 for none
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

    /** Whether images are enlarged or reduced. */
    boolean zooms() {
        return !zoom.equals(Range.of(1));
    }

    /** A factor; its logarithm is uniform. */
    double zoom(RandomGenerator random) {
        Range logarithm = new Range(StrictMath.log(zoom.min()), StrictMath.log(zoom.max()));
        return StrictMath.exp(logarithm.at(random.nextDouble()));
    }

    /** A change of brightness and contrast. */
    BrightnessJitter light(RandomGenerator random) {
        double factor = contrast == 0 ? 1 : 1 + contrast * (2 * random.nextDouble() - 1);
        double shift = brightness == 0 ? 0 : brightness * (2 * random.nextDouble() - 1);
        return new BrightnessJitter((float) factor, (float) shift);
    }

    /** A number that says which way to turn, of which {@link Dihedral} takes what it knows. */
    int way(RandomGenerator random) {
        return turn.of(random.nextInt(8));
    }
}
