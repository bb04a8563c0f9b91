package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/**
 * Rearranges channels into pixels, or pixels into channels (Shi et al. 2016). When enlarging by r, channel {@code c·r²
 * + i·r + j} becomes the pixel at row i and column j of each r×r square of channel c; reducing does the inverse.
 *
 * @param factor 2 to 1024 to enlarge, -2 to -1024 to reduce
 * @since 0.1
 */
public record PixelShuffle(int factor) implements Layer {

    private static final int LARGEST = 1024;

    public PixelShuffle {
        if (Math.abs((long) factor) < 2 || Math.abs((long) factor) > LARGEST) {
            throw new InvalidInputException("a pixel shuffle enlarges by 2 to " + LARGEST + ", or reduces by -2 to -"
                    + LARGEST + ", not " + factor);
        }
    }

    @Override
    public Shape.Map output(Shape in) {
        Shape.Map map = in.map("a pixel shuffle");
        int r = Math.abs(factor);
        if (factor > 0) {
            if (map.channels() % (r * r) != 0) {
                throw new ShapeException("a pixel shuffle by " + r + " takes a multiple of " + r * r + " channels, not "
                        + map.channels());
            }
            return new Shape.Map(
                    map.channels() / (r * r), Math.multiplyExact(map.height(), r), Math.multiplyExact(map.width(), r));
        }
        if (map.height() % r != 0 || map.width() % r != 0) {
            throw new ShapeException("a pixel shuffle by -" + r + " takes a height and a width that are multiples of "
                    + r + ", not " + map.width() + "x" + map.height());
        }
        return new Shape.Map(Math.multiplyExact(map.channels(), r * r), map.height() / r, map.width() / r);
    }

    @Override
    public ReceptiveField reach() {
        return factor > 0
                ? new ReceptiveField((factor - 1.0) / factor, 1, factor)
                : new ReceptiveField(-factor - 1.0, -factor, 1);
    }
}
