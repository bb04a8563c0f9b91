package io.intaglio.train;

import io.intaglio.image.Dihedral;
import java.util.stream.IntStream;

/**
 * The flips and rotations that keep the meaning of a training image.
 *
 * @since 0.1
 */
public enum Augment {
    /** Nothing. */
    NONE(0),
    /** Left and right exchanged, half of the time. */
    FLIP(Dihedral.FLIP_COLUMNS),
    /** One of the eight flips and rotations of the square. */
    DIHEDRAL(Dihedral.FLIP_COLUMNS | Dihedral.FLIP_ROWS | Dihedral.TRANSPOSE);

    private final int all;

    /** @param all ways, one on top of the other */
    Augment(int all) {
        this.all = all;
    }

    /** What is left of a way, by the numbers of {@link Dihedral}. */
    int of(int way) {
        return way & all;
    }

    /** Returns every way to turn an image, by the numbers of {@link Dihedral}; 0 is the first. */
    public int[] ways() {
        return IntStream.rangeClosed(0, all).filter(way -> of(way) == way).toArray();
    }
}
