package io.intaglio.image;

/**
 * Makes the steps of the quantizer (RFC 6386, section 14.1) for its indices from 0 to 127. The two tables of that
 * section rise from 4 in runs of equal differences, so the runs are what stands here.
 */
final class Vp8Quantizer {

    private static final int INDICES = 128;
    private static final int FIRST = 4;

    /** Up to which step, and by how much. */
    private static final int[][] AC_RUNS = {
        {58, 1}, {116, 2}, {173, 3}, {229, 4}, {239, 5}, {245, 6}, {249, 4}, {284, 5}
    };

    private static final int[][] DC_RUNS = {
        {89, 1}, {95, 2}, {96, 1}, {100, 2}, {102, 1}, {118, 2}, {122, 4}, {140, 2}, {143, 3}, {145, 2}, {157, 3}
    };

    /** Steps that two indices have. */
    private static final int[] DC_TWICE = {10, 17, 20, 21, 22, 23, 25, 37, 46, 76};

    private Vp8Quantizer() {}

    /** Returns the steps of a block's first coefficient, its mean. */
    static int[] dcSteps() {
        return steps(DC_RUNS, DC_TWICE);
    }

    /** Returns the steps of the other coefficients. */
    static int[] acSteps() {
        return steps(AC_RUNS);
    }

    private static int[] steps(int[][] runs, int... twice) {
        int[] steps = new int[INDICES];
        int index = 0;
        int next = 0;
        int step = FIRST;
        steps[index++] = step;
        for (int[] run : runs) {
            while (step < run[0]) {
                step += run[1];
                steps[index++] = step;
                if (next < twice.length && twice[next] == step) {
                    steps[index++] = step;
                    next++;
                }
            }
        }
        return steps;
    }
}
