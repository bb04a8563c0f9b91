package io.intaglio.cli.explain;

import io.intaglio.image.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * How the numbers of an answer change where a square of the picture is replaced (Zeiler and Fergus 2014). It asks the
 * plate alone, so that it serves every task that answers with numbers.
 */
final class Occlusion {

    private final CellGrid grid;
    private final List<Double> whole;

    /** By column, by cell: the mean change of the number where the cell is replaced. */
    private final double[][] changes;

    private Occlusion(CellGrid grid, List<Double> whole, double[][] changes) {
        this.grid = grid;
        this.whole = whole;
        this.changes = changes;
    }

    /**
     * Replaces one square after the other.
     *
     * @param answer the numbers of a picture
     * @param progress is told how many answers there are
     */
    static Occlusion of(CellGrid grid, Function<Picture, List<Double>> answer, LongConsumer progress) {
        List<Double> whole = answer.apply(Picture.of(grid.image()));
        double[][] sums = new double[whole.size()][grid.cells()];
        int[] counts = new int[grid.cells()];
        for (int cell = 0; cell < grid.cells(); cell++) {
            BitSet square = grid.square(cell);
            List<Double> changed = answer.apply(grid.without(square));
            for (int at = square.nextSetBit(0); at >= 0; at = square.nextSetBit(at + 1)) {
                counts[at]++;
                for (int c = 0; c < sums.length; c++) {
                    sums[c][at] += whole.get(c) - changed.get(c);
                }
            }
            progress.accept(cell + 1);
        }
        for (double[] column : sums) {
            for (int at = 0; at < column.length; at++) {
                column[at] /= counts[at];
            }
        }
        return new Occlusion(grid, whole, sums);
    }

    CellGrid grid() {
        return grid;
    }

    /** Returns the numbers of the whole picture. */
    List<Double> whole() {
        return whole;
    }

    /** Returns by how much a number falls, at the mean, where a cell is replaced: positive where the cell raises it. */
    double fall(int column, int cell) {
        return changes[column][cell];
    }

    /**
     * Returns the cells from the one that raises a number most to that which lowers it most.
     *
     * @param upside whether they are wanted the other way round
     */
    List<Integer> ranking(int column, boolean upside) {
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            cells.add(cell);
        }
        double sign = upside ? -1 : 1;
        cells.sort((a, b) -> Double.compare(sign * changes[column][b], sign * changes[column][a]));
        return cells;
    }

    /** Returns whether the picture lowers a number more than it raises it. */
    boolean lowers(int column) {
        double sum = 0;
        for (double change : changes[column]) {
            sum += change;
        }
        return sum < 0;
    }

    /** Returns the mean square of the changes of a number. */
    double strength(int column) {
        double sum = 0;
        for (double change : changes[column]) {
            sum += change * change;
        }
        return sum / changes[column].length;
    }
}
