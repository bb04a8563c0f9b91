package io.intaglio.train;

import io.intaglio.image.Dihedral;
import java.util.stream.IntStream;

/**
 * The random flips and rotations of training images.
 *
 * @since 0.1
 */
public enum Augment {
    /** No flips or rotations. */
    NONE(0),
    /** A horizontal flip (left and right exchanged), with probability 1/2. */
    FLIP(Dihedral.FLIP_COLUMNS),
    /** One of the eight flips and rotations of a square, each with the same probability. */
    DIHEDRAL(Dihedral.FLIP_COLUMNS | Dihedral.FLIP_ROWS | Dihedral.TRANSPOSE);

    private final int all;

    /** @param all the bits of all flips that may occur */
    Augment(int all) {
        this.all = all;
    }

    /** Returns the part of a flip or rotation that this augmentation allows, as a number of {@link Dihedral}. */
    int of(int way) {
        return way & all;
    }

    /**
     * Returns all flips and rotations that may occur, as numbers of {@link Dihedral}. The first is 0, the unchanged
     * image.
     */
    public int[] ways() {
        return IntStream.rangeClosed(0, all).filter(way -> of(way) == way).toArray();
    }
}
