package io.intaglio.itg;

/** The 256 bands of a block of 16×16 and their order: diagonal by diagonal, the lowest vertical frequency first. */
final class Bands {

    /** The side of a block. */
    static final int SIDE = 16;

    static final int COUNT = SIDE * SIDE;

    /** The bands by order; a band is 16 times its vertical frequency plus its horizontal one. */
    private static final int[] ORDER = order();

    private Bands() {}

    private static int[] order() {
        int[] order = new int[COUNT];
        int at = 0;
        for (int diagonal = 0; diagonal <= 2 * (SIDE - 1); diagonal++) {
            for (int v = Math.max(0, diagonal - SIDE + 1); v <= Math.min(diagonal, SIDE - 1); v++) {
                order[at++] = v * SIDE + diagonal - v;
            }
        }
        return order;
    }

    /** Returns the band that is coded at this place. */
    static int at(int place) {
        return ORDER[place];
    }

    /** Returns the vertical frequency of a band. */
    static int vertical(int band) {
        return band >> 4;
    }

    /** Returns the horizontal frequency of a band. */
    static int horizontal(int band) {
        return band & 15;
    }

    /** Returns the sum of both frequencies. */
    static int diagonal(int band) {
        return (band >> 4) + (band & 15);
    }

    /** Returns whether a band belongs to the preview. */
    static boolean low(int band) {
        return (band & 0xEE) == 0;
    }
}
