package io.intaglio.train;

/** What may be done to a training image without changing what it is. */
public enum Augment {
    /** Nothing. */
    NONE,
    /** Left and right exchanged, half of the time. */
    FLIP,
    /** One of the eight flips and rotations of the square. */
    DIHEDRAL
}
