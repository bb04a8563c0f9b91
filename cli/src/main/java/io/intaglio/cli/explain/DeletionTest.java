package io.intaglio.cli.explain;

import io.intaglio.data.Permutation;
import io.intaglio.image.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A test of an explanation (Petsiuk et al. 2018): how a number falls when the pixels that are said to matter most are
 * replaced, and how it falls when as many others are, drawn at random.
 *
 * @param share of the pixels that are replaced
 * @param before the number of the whole picture
 * @param important the number without the most important pixels
 * @param random the mean of the number without random ones
 */
record DeletionTest(double share, double before, double important, double random) {

    private static final List<Double> SHARES = List.of(0.05, 0.1, 0.2, 0.3);

    /** Draws of random pixels, over which the mean is taken. */
    static final int DRAWS = 10;

    /** The share by which an explanation is judged. */
    static final double JUDGED = 0.2;

    /**
     * Runs the test for several shares.
     *
     * @param ranking cells, the most important first
     * @param number of a picture
     */
    static List<DeletionTest> of(
            CellGrid grid, List<Integer> ranking, double before, ToDoubleFunction<Picture> number) {
        List<DeletionTest> tests = new ArrayList<>();
        for (double share : SHARES) {
            int count = Math.max(1, (int) Math.round(share * grid.cells()));
            double sum = 0;
            for (int draw = 1; draw <= DRAWS; draw++) {
                Permutation order = Permutation.of(grid.cells(), draw);
                sum += number.applyAsDouble(grid.without(first(count, at -> (int) order.at(at))));
            }
            double important = number.applyAsDouble(grid.without(first(count, ranking::get)));
            tests.add(new DeletionTest(share, before, important, sum / DRAWS));
        }
        return tests;
    }

    private static BitSet first(int count, IntUnaryOperator cells) {
        BitSet chosen = new BitSet();
        for (int at = 0; at < count; at++) {
            chosen.set(cells.applyAsInt(at));
        }
        return chosen;
    }
}
