package io.intaglio.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The filters that a PNG's rows go through before they are compressed: each byte less what its neighbours let expect. A
 * loop for each filter: one loop that asks which it is at every byte costs as much as the compression.
 */
final class PngFilters {

    private static final int COUNT = 5;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;

    /** After which a sum of 16 bits might overflow. */
    private static final int STEPS = 255;

    /**
     * Rows that share a filter. A choice for each row takes half of the time of writing, and makes files 0.2 % smaller.
     */
    private static final int KEPT = 8;

    private final int step;
    private final byte[][] filtered;
    private int rows;
    private int best;

    /**
     * For rows of one picture.
     *
     * @param length of a row in bytes
     * @param step bytes from a pixel to the next
     */
    PngFilters(int length, int step) {
        this.step = step;
        this.filtered = new byte[COUNT][length + 1];
        for (int filter = 0; filter < COUNT; filter++) {
            filtered[filter][0] = (byte) filter;
        }
    }

    /** Returns the picture's next row behind its filter's number. */
    byte[] next(byte[] row, byte[] above) {
        // The first row has none above it, so that it says little of the others.
        if (rows == 0 || rows % KEPT == 1) {
            best = best(row, above);
        } else {
            filter(best, row, above);
        }
        rows++;
        return filtered[best];
    }

    /** Filters a row in all ways. Returns the filter whose output has the least sum of absolute values. */
    private int best(byte[] row, byte[] above) {
        int least = 0;
        long leastSum = Long.MAX_VALUE;
        for (int filter = 0; filter < COUNT; filter++) {
            filter(filter, row, above);
            long sum = sum(filtered[filter]);
            if (sum < leastSum) {
                leastSum = sum;
                least = filter;
            }
        }
        return least;
    }

    private void filter(int filter, byte[] row, byte[] above) {
        byte[] to = filtered[filter];
        for (int i = 0; i < step; i++) { // there is no pixel to the left of the first
            int expected = switch (filter) {
                case 0, 1 -> 0;
                case 3 -> (above[i] & 0xFF) >> 1;
                default -> above[i];
            };
            to[i + 1] = (byte) (row[i] - expected);
        }
        switch (filter) {
            case 0 -> System.arraycopy(row, 0, to, 1, row.length);
            case 1 -> left(row, to);
            case 2 -> up(row, above, to);
            case 3 -> mean(row, above, to);
            default -> paeth(row, above, to);
        }
    }

    private void left(byte[] row, byte[] to) {
        for (int i = step; i < row.length; i++) {
            to[i + 1] = (byte) (row[i] - row[i - step]);
        }
    }

    private void up(byte[] row, byte[] above, byte[] to) {
        for (int i = step; i < row.length; i++) {
            to[i + 1] = (byte) (row[i] - above[i]);
        }
    }

    private void mean(byte[] row, byte[] above, byte[] to) {
        for (int i = step; i < row.length; i++) {
            to[i + 1] = (byte) (row[i] - ((row[i - step] & 0xFF) + (above[i] & 0xFF) >> 1));
        }
    }

    private void paeth(byte[] row, byte[] above, byte[] to) {
        for (int i = step; i < row.length; i++) {
            int left = row[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = above[i - step] & 0xFF;
            int fromLeft = Math.abs(up - corner);
            int fromUp = Math.abs(left - corner);
            int fromCorner = Math.abs(left + up - 2 * corner);
            int nearest = Math.min(fromLeft, Math.min(fromUp, fromCorner));
            // Masks instead of branches, which no processor can foresee in a noisy picture: -1 where another is nearer.
            int notLeft = nearest - fromLeft >> 31;
            int notUp = nearest - fromUp >> 31;
            int predicted = left & ~notLeft | (up & ~notUp | corner & notUp) & notLeft;
            to[i + 1] = (byte) (row[i] - predicted);
        }
    }

    /**
     * The sum of the absolute values of signed bytes, eight at a time: Java sums bytes one by one, which took a fifth
     * of all writing.
     */
    static long sum(byte[] filtered) {
        long sum = 0;
        int at = 1;
        while (filtered.length - at >= Long.BYTES) {
            // Four sums of 16 bits, to which each step adds 256 at most.
            long sums = 0;
            int end = at + Math.min(STEPS, (filtered.length - at) / Long.BYTES) * Long.BYTES;
            for (; at < end; at += Long.BYTES) {
                long bytes = (long) EIGHT.get(filtered, at);
                long negative = bytes >>> 7 & LOWEST_BITS;
                long absolute = (bytes ^ negative * 0xFF) + negative;
                sums += (absolute & EVEN_BYTES) + (absolute >>> 8 & EVEN_BYTES);
            }
            sum += (sums & 0xFFFF) + (sums >>> 16 & 0xFFFF) + (sums >>> 32 & 0xFFFF) + (sums >>> 48);
        }
        for (; at < filtered.length; at++) {
            sum += Math.abs(filtered[at]);
        }
        return sum;
    }
}
