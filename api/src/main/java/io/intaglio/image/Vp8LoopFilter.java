package io.intaglio.image;

import org.jspecify.annotations.Nullable;

/** Smooths the edges of macroblocks and blocks (RFC 6386, section 15), one macroblock after another. */
final class Vp8LoopFilter {

    private final Vp8Plane luma;
    private final Vp8Plane[] chroma;
    private final boolean simple;
    private final int sharpness;

    private byte @Nullable [] data;
    private int limit;
    private int inner;
    private int varied;

    Vp8LoopFilter(Vp8Header header, Vp8Plane luma, Vp8Plane... chroma) {
        this.luma = luma;
        this.chroma = chroma;
        simple = header.simpleFilter;
        sharpness = header.sharpness;
    }

    /**
     * Filters the left and upper edges of a macroblock, and those of its blocks.
     *
     * @param level from 0 for none to 63
     * @param blocks whether there are edges inside
     */
    void macroblock(int column, int row, int level, boolean blocks) {
        if (level == 0) {
            return;
        }
        inner = level;
        if (sharpness > 0) {
            inner = Math.min(inner >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        inner = Math.max(1, inner);
        varied = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        int weak = 2 * level + inner;
        edges(luma, column, row, 16, weak, blocks);
        for (Vp8Plane plane : chroma) {
            if (!simple) {
                edges(plane, column, row, 8, weak, blocks);
            }
        }
    }

    private void edges(Vp8Plane plane, int column, int row, int side, int weak, boolean blocks) {
        data = plane.data;
        int at = plane.at(column * side, row * side);
        int stride = plane.stride;
        if (column > 0) {
            limit = 2 * (weak + 4) + 1;
            edge(at, 1, stride, side, true);
        }
        limit = 2 * weak + 1;
        for (int x = 4; x < side && blocks; x += 4) {
            edge(at + x, 1, stride, side, false);
        }
        if (row > 0) {
            limit = 2 * (weak + 4) + 1;
            edge(at, stride, 1, side, true);
        }
        limit = 2 * weak + 1;
        for (int y = 4; y < side && blocks; y += 4) {
            edge(at + y * stride, stride, 1, side, false);
        }
    }

    /** Filters an edge: {@code step} leads across it, {@code along} follows it. */
    private void edge(int at, int step, int along, int length, boolean outer) {
        for (int i = 0, p = at; i < length; i++, p += along) {
            if (simple) {
                if (near(p, step)) {
                    two(p, step);
                }
            } else if (near(p, step) && even(p, step)) {
                if (differs(p, step, varied)) {
                    two(p, step);
                } else if (outer) {
                    six(p, step);
                } else {
                    four(p, step);
                }
            }
        }
    }

    private int get(int at) {
        return data[at] & 0xFF;
    }

    private void put(int at, int value) {
        data[at] = (byte) (value < 0 ? 0 : Math.min(value, 255));
    }

    private boolean near(int p, int step) {
        return 4 * Math.abs(get(p - step) - get(p)) + Math.abs(get(p - 2 * step) - get(p + step)) <= limit;
    }

    private boolean even(int p, int step) {
        return Math.abs(get(p - 4 * step) - get(p - 3 * step)) <= inner
                && Math.abs(get(p - 3 * step) - get(p - 2 * step)) <= inner
                && Math.abs(get(p + 3 * step) - get(p + 2 * step)) <= inner
                && Math.abs(get(p + 2 * step) - get(p + step)) <= inner
                && !differs(p, step, inner);
    }

    private boolean differs(int p, int step, int by) {
        return Math.abs(get(p - 2 * step) - get(p - step)) > by || Math.abs(get(p + step) - get(p)) > by;
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }

    private static int small(int value) {
        return Math.max(-16, Math.min(15, value));
    }

    private void two(int p, int step) {
        int a = 3 * (get(p) - get(p - step)) + signed(get(p - 2 * step) - get(p + step));
        int before = small(a + 3 >> 3);
        int after = small(a + 4 >> 3);
        put(p - step, get(p - step) + before);
        put(p, get(p) - after);
    }

    private void four(int p, int step) {
        int a = 3 * (get(p) - get(p - step));
        int before = small(a + 3 >> 3);
        int after = small(a + 4 >> 3);
        int further = after + 1 >> 1;
        put(p - 2 * step, get(p - 2 * step) + further);
        put(p - step, get(p - step) + before);
        put(p, get(p) - after);
        put(p + step, get(p + step) - further);
    }

    private void six(int p, int step) {
        int a = signed(3 * (get(p) - get(p - step)) + signed(get(p - 2 * step) - get(p + step)));
        int first = 27 * a + 63 >> 7;
        int second = 18 * a + 63 >> 7;
        int third = 9 * a + 63 >> 7;
        put(p - 3 * step, get(p - 3 * step) + third);
        put(p - 2 * step, get(p - 2 * step) + second);
        put(p - step, get(p - step) + first);
        put(p, get(p) - first);
        put(p + step, get(p + step) - second);
        put(p + 2 * step, get(p + 2 * step) - third);
    }
}
