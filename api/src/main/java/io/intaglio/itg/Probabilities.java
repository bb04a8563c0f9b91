package io.intaglio.itg;

/** The probabilities of a section, which follow what is coded. */
final class Probabilities {

    private static final int ONE = 1 << 16;
    private static final int LEAST = 16;

    private final int[] zero;
    private final int shift;

    Probabilities(ItgModel model) {
        zero = new int[model.probabilities.length];
        for (int i = 0; i < zero.length; i++) {
            zero[i] = model.probabilities[i] & 0xFFFF;
        }
        shift = model.shift;
    }

    /** Returns the probability that a decision of a cell is a zero, in 1/65536. */
    int zero(int cell, int bin) {
        return zero[cell * ItgModel.BINS + bin];
    }

    /** Takes note of a decision. */
    void saw(int cell, int bin, int bit) {
        int at = cell * ItgModel.BINS + bin;
        int p = zero[at];
        int next = bit == 0 ? p + (ONE - p >> shift) : p - (p >> shift);
        zero[at] = Math.min(Math.max(next, LEAST), ONE - LEAST);
    }
}
