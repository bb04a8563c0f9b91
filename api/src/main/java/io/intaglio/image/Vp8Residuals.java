package io.intaglio.image;

/** Decodes what is left after prediction (RFC 6386, section 13), and turns it back into differences (section 14). */
final class Vp8Residuals {

    private static final int BLOCKS = 25;
    private static final int AFTER_MEANS = 0;
    private static final int MEANS = 1;
    private static final int CHROMA = 2;
    private static final int WITH_MEAN = 3;

    /** The band of each coefficient (section 13.3). */
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7};

    /** Where in its block each coefficient belongs, along the diagonals (section 13). */
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    /** The probabilities of the bits behind the tokens of categories 1 to 6 (section 13.2). */
    private static final int[][] EXTRA_BITS = {
        {159},
        {165, 145},
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private final int[] probabilities;

    /**
     * Whether the blocks above had numbers: four of luma, two of either chroma, the means, for every macroblock of a
     * row.
     */
    private final int[][] above;

    private final int[] left = new int[9];

    /** 16 numbers of each block: luma row by row, U, V, the means. */
    final int[] numbers = new int[BLOCKS * 16];

    Vp8Residuals(int[] probabilities, int columns) {
        this.probabilities = probabilities;
        above = new int[columns][9];
    }

    void beginRow() {
        java.util.Arrays.fill(left, 0);
    }

    /** Passes over a macroblock without residuals. */
    void skip(int column, boolean byBlock) {
        int count = byBlock ? 8 : 9; // the means stay as they were where a macroblock has none
        java.util.Arrays.fill(left, 0, count, 0);
        java.util.Arrays.fill(above[column], 0, count, 0);
    }

    /**
     * Decodes a macroblock's residuals.
     *
     * @param steps of the quantizer, as {@link Vp8Header#steps}
     * @return whether there is a number that is not 0
     */
    boolean decode(Vp8Bits bits, int column, boolean byBlock, int[] steps) {
        java.util.Arrays.fill(numbers, 0);
        int[] top = above[column];
        boolean any = false;
        if (!byBlock) {
            int end = block(bits, MEANS, top[8] + left[8], 0, steps[2], steps[3], 24 * 16);
            top[8] = left[8] = end > 0 ? 1 : 0;
            if (end > 0) {
                means();
            }
        }
        for (int block = 0; block < 16; block++) {
            int x = block & 3;
            int y = block >> 2;
            int first = byBlock ? 0 : 1;
            int kind = byBlock ? WITH_MEAN : AFTER_MEANS;
            int end = block(bits, kind, top[x] + left[y], first, steps[0], steps[1], block * 16);
            top[x] = left[y] = end > first ? 1 : 0;
            any |= end > 1 || numbers[block * 16] != 0;
        }
        for (int block = 0; block < 8; block++) {
            int x = 4 + (block >> 2) * 2 + (block & 1);
            int y = 4 + (block >> 2) * 2 + (block >> 1 & 1);
            int end = block(bits, CHROMA, top[x] + left[y], 0, steps[4], steps[5], (16 + block) * 16);
            top[x] = left[y] = end > 0 ? 1 : 0;
            any |= end > 0;
        }
        return any;
    }

    /** @return the number behind the last one */
    private int block(Vp8Bits bits, int kind, int context, int first, int dc, int ac, int to) {
        int n = first;
        int p = node(kind, n, context);
        if (!bits.bit(probabilities[p])) {
            return n;
        }
        while (true) {
            while (!bits.bit(probabilities[p + 1])) {
                if (++n == 16) {
                    return 16;
                }
                p = node(kind, n, 0);
            }
            int value = 1;
            int next = 1;
            if (bits.bit(probabilities[p + 2])) {
                value = large(bits, p);
                next = 2;
            }
            int signed = bits.flag() ? -value : value;
            numbers[to + ZIGZAG[n]] = signed * (n > 0 ? ac : dc);
            if (++n == 16) {
                return 16;
            }
            p = node(kind, n, next);
            if (!bits.bit(probabilities[p])) {
                return n;
            }
        }
    }

    private static int node(int kind, int n, int context) {
        return Vp8TokenProbabilities.at(kind, BANDS[n], context);
    }

    /** Reads a value of 2 or more by the lower part of the token tree (section 13.2). */
    private int large(Vp8Bits bits, int p) {
        if (!bits.bit(probabilities[p + 3])) {
            if (!bits.bit(probabilities[p + 4])) {
                return 2;
            }
            return bits.bit(probabilities[p + 5]) ? 4 : 3;
        }
        if (!bits.bit(probabilities[p + 6])) {
            return category(bits, bits.bit(probabilities[p + 7]) ? 2 : 1);
        }
        if (!bits.bit(probabilities[p + 8])) {
            return category(bits, bits.bit(probabilities[p + 9]) ? 4 : 3);
        }
        return category(bits, bits.bit(probabilities[p + 10]) ? 6 : 5);
    }

    /** Reads a value of a category; the first ones are 5, 7, 11, 19, 35, 67. */
    private static int category(Vp8Bits bits, int category) {
        int offset = 0;
        for (int probability : EXTRA_BITS[category - 1]) {
            offset = 2 * offset + bits.bitValue(probability);
        }
        return 3 + (1 << category) + offset;
    }

    /** The Walsh-Hadamard transform of section 14.3: means of the 16 blocks of luma. */
    private void means() {
        int in = 24 * 16;
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = numbers[in + i] + numbers[in + 12 + i];
            int b = numbers[in + 4 + i] + numbers[in + 8 + i];
            int c = numbers[in + 4 + i] - numbers[in + 8 + i];
            int d = numbers[in + i] - numbers[in + 12 + i];
            half[i] = a + b;
            half[4 + i] = d + c;
            half[8 + i] = a - b;
            half[12 + i] = d - c;
        }
        for (int i = 0; i < 4; i++) {
            int row = 4 * i;
            int a = half[row] + 3 + half[row + 3];
            int b = half[row + 1] + half[row + 2];
            int c = half[row + 1] - half[row + 2];
            int d = half[row] + 3 - half[row + 3];
            numbers[row * 16] = a + b >> 3;
            numbers[(row + 1) * 16] = d + c >> 3;
            numbers[(row + 2) * 16] = a - b >> 3;
            numbers[(row + 3) * 16] = d - c >> 3;
        }
    }

    /** Adds a block's differences (section 14.4) to what was predicted. */
    void addTo(int block, Vp8Plane plane, int at) {
        int from = block * 16;
        boolean zero = true;
        for (int i = 0; i < 16; i++) {
            zero &= numbers[from + i] == 0;
        }
        if (zero) {
            return;
        }
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = numbers[from + i] + numbers[from + 8 + i];
            int b = numbers[from + i] - numbers[from + 8 + i];
            int c = sine(numbers[from + 4 + i]) - cosine(numbers[from + 12 + i]);
            int d = cosine(numbers[from + 4 + i]) + sine(numbers[from + 12 + i]);
            half[4 * i] = a + d;
            half[4 * i + 1] = b + c;
            half[4 * i + 2] = b - c;
            half[4 * i + 3] = a - d;
        }
        for (int i = 0; i < 4; i++) {
            int a = half[i] + 4 + half[8 + i];
            int b = half[i] + 4 - half[8 + i];
            int c = sine(half[4 + i]) - cosine(half[12 + i]);
            int d = cosine(half[4 + i]) + sine(half[12 + i]);
            int row = at + i * plane.stride;
            plane.add(row, a + d >> 3);
            plane.add(row + 1, b + c >> 3);
            plane.add(row + 2, b - c >> 3);
            plane.add(row + 3, a - d >> 3);
        }
    }

    /** Times the root of 2 times the cosine of 22.5 degrees. */
    private static int cosine(int value) {
        return (value * 20091 >> 16) + value;
    }

    private static int sine(int value) {
        return value * 35468 >> 16;
    }
}
