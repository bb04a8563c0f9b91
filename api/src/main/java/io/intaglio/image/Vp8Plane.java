package io.intaglio.image;

/**
 * Luma or one chroma of a frame, in whole macroblocks, with a border above and to the left from which the first ones
 * are predicted.
 */
final class Vp8Plane {

    private static final byte ABOVE = 127;
    private static final byte LEFT = (byte) 129;

    final int stride;
    final byte[] data;

    /** @param side of a macroblock, 16 or 8 */
    Vp8Plane(int columns, int rows, int side) {
        stride = 1 + columns * side + 4; // the last macroblock looks four pixels to the right
        data = new byte[Math.multiplyExact(1 + rows * side, stride)];
        java.util.Arrays.fill(data, 0, stride, ABOVE);
        for (int y = 1; y <= rows * side; y++) {
            data[y * stride] = LEFT;
        }
    }

    /** The place of a pixel. */
    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    int get(int at) {
        return data[at] & 0xFF;
    }

    void put(int at, int value) {
        data[at] = (byte) (value < 0 ? 0 : Math.min(value, 255));
    }

    void add(int at, int difference) {
        put(at, get(at) + difference);
    }
}
