package io.intaglio.image;

/** Predicts pixels from those above and to the left (RFC 6386, section 12). */
final class Vp8Prediction {

    /**
     * Modes of a macroblock's luma or chroma; each subblock of it then counts as of the mode of that name (section
     * 11.3).
     */
    static final int DC = Vp8SubblockModes.DC;

    static final int TRUE_MOTION = Vp8SubblockModes.TRUE_MOTION;
    static final int VERTICAL = Vp8SubblockModes.VERTICAL;
    static final int HORIZONTAL = Vp8SubblockModes.HORIZONTAL;

    private Vp8Prediction() {}

    /** Predicts a square of 8 or 16 pixels. */
    static void square(Vp8Plane plane, int x, int y, int side, int mode) {
        int at = plane.at(x, y);
        int stride = plane.stride;
        if (mode == DC) {
            int value = mean(plane, x, y, side);
            for (int row = 0; row < side; row++) {
                java.util.Arrays.fill(plane.data, at + row * stride, at + row * stride + side, (byte) value);
            }
            return;
        }
        for (int row = 0; row < side; row++) {
            int begin = at + row * stride;
            switch (mode) {
                case VERTICAL -> System.arraycopy(plane.data, at - stride, plane.data, begin, side);
                case HORIZONTAL -> java.util.Arrays.fill(plane.data, begin, begin + side, plane.data[begin - 1]);
                default -> {
                    int difference = plane.get(begin - 1) - plane.get(at - stride - 1);
                    for (int i = 0; i < side; i++) {
                        plane.put(begin + i, plane.get(at - stride + i) + difference);
                    }
                }
            }
        }
    }

    /** Of what there is: at the borders of the frame there is less. */
    private static int mean(Vp8Plane plane, int x, int y, int side) {
        if (x == 0 && y == 0) {
            return 128;
        }
        int at = plane.at(x, y);
        int sum = 0;
        int count = 0;
        for (int i = 0; i < side && y > 0; i++, count++) {
            sum += plane.get(at - plane.stride + i);
        }
        for (int i = 0; i < side && x > 0; i++, count++) {
            sum += plane.get(at + i * plane.stride - 1);
        }
        return (sum + count / 2) / count;
    }

    /**
     * Predicts a block of 4x4 pixels.
     *
     * @param edge the four pixels to the left from the lowest on, the one in the corner, the eight above and to the
     *     right
     */
    static void block(Vp8Plane plane, int at, int mode, int[] edge) {
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                plane.put(at + y * plane.stride + x, predicted(mode, x, y, edge));
            }
        }
    }

    private static int predicted(int mode, int x, int y, int[] e) {
        return switch (mode) {
            case DC -> (e[0] + e[1] + e[2] + e[3] + e[5] + e[6] + e[7] + e[8] + 4) >> 3;
            case TRUE_MOTION -> e[3 - y] + e[5 + x] - e[4];
            case VERTICAL -> three(e, 4 + x);
            case HORIZONTAL -> y == 3 ? (e[1] + 3 * e[0] + 2) >> 2 : three(e, 2 - y);
            case Vp8SubblockModes.LEFT_DOWN -> x + y == 6 ? (e[11] + 3 * e[12] + 2) >> 2 : three(e, 5 + x + y);
            case Vp8SubblockModes.RIGHT_DOWN -> three(e, 3 + x - y);
            case Vp8SubblockModes.VERTICAL_RIGHT -> verticalRight(x, y, e);
            case Vp8SubblockModes.VERTICAL_LEFT -> verticalLeft(x, y, e);
            case Vp8SubblockModes.HORIZONTAL_DOWN -> horizontalDown(x, y, e);
            default -> horizontalUp(x, y, e);
        };
    }

    private static int verticalRight(int x, int y, int[] e) {
        int along = 2 * x - y;
        if (along < 0) {
            return along == -1 ? three(e, 3) : three(e, 4 - y);
        }
        return (y & 1) == 0 ? two(e, 4 + x - y / 2) : three(e, 3 + x - y / 2);
    }

    private static int verticalLeft(int x, int y, int[] e) {
        if (x == 3 && y >= 2) {
            return three(e, y == 2 ? 9 : 10);
        }
        return (y & 1) == 0 ? two(e, 5 + x + y / 2) : three(e, 5 + x + y / 2);
    }

    private static int horizontalDown(int x, int y, int[] e) {
        int along = 2 * y - x;
        if (along < 0) {
            return three(e, along == -1 ? 3 : 2 + x);
        }
        return (x & 1) == 0 ? two(e, 3 - y + x / 2) : three(e, 3 - y + x / 2);
    }

    private static int horizontalUp(int x, int y, int[] e) {
        int along = x + 2 * y;
        if (along > 5) {
            return e[0];
        }
        if (along == 5) {
            return (e[1] + 3 * e[0] + 2) >> 2;
        }
        return (along & 1) == 0 ? two(e, 2 - along / 2) : three(e, 1 - along / 2);
    }

    /** The mean of two neighbours. */
    private static int two(int[] e, int first) {
        return (e[first] + e[first + 1] + 1) >> 1;
    }

    /** The mean of three neighbours, the middle one twice. */
    private static int three(int[] e, int first) {
        return (e[first] + 2 * e[first + 1] + e[first + 2] + 2) >> 2;
    }
}
