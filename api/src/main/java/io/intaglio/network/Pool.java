package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

/**
 * Reduces squares of a map to their largest or mean value. Squares do not overlap. Pixels that do not fill one are
 * ignored.
 *
 * @param mode the value that replaces a square
 * @param size side length of the squares; 0 pools the whole map and gives a vector
 * @since 0.1
 */
public record Pool(Mode mode, int size) implements Layer {

    /** The value that replaces a square. */
    public enum Mode {
        /** Its largest value. */
        MAX,
        /** Its mean. */
        AVERAGE
    }

    public Pool {
        atLeast("a pool's size", size, 0);
    }

    /** Returns a layer that takes the mean of each channel, as a vector. */
    public static Pool globalAverage() {
        return new Pool(Mode.AVERAGE, 0);
    }

    @Override
    public Shape output(Shape in) {
        Shape.Map map = in.map("a pool");
        if (size == 0) {
            return new Shape.Vector(map.channels());
        }
        if (map.height() < size || map.width() < size) {
            throw new ShapeException("a pool of " + size + "x" + size + " does not fit into " + map
                    + "; use a larger image or fewer pools");
        }
        return new Shape.Map(map.channels(), map.height() / size, map.width() / size);
    }

    @Override
    public long flops(Shape in) {
        return in.size();
    }

    @Override
    public ReceptiveField reach() {
        return size == 0 ? ReceptiveField.GLOBAL : new ReceptiveField(size - 1.0, size, 1);
    }
}
