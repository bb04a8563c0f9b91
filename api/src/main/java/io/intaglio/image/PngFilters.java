package io.intaglio.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

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

    private final int step;
    private final byte[][] filtered;

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

    /** A row behind its filter's number, as the filter leaves it whose output has the least sum of absolute values. */
    byte @Nullable [] best(byte[] row, byte[] above) {
        int first = Math.min(step, row.length); // there is no pixel to the left of the first
        for (int i = 0; i < first; i++) {
            filtered[0][i + 1] = row[i];
            filtered[1][i + 1] = row[i];
            filtered[2][i + 1] = (byte) (row[i] - above[i]);
            filtered[3][i + 1] = (byte) (row[i] - ((above[i] & 0xFF) >> 1));
            filtered[4][i + 1] = (byte) (row[i] - above[i]);
        }
        System.arraycopy(row, 0, filtered[0], 1, row.length);
        left(row, filtered[1]);
        up(row, above, filtered[2]);
        mean(row, above, filtered[3]);
        paeth(row, above, filtered[4]);
        byte[] best = null;
        long least = Long.MAX_VALUE;
        for (byte[] each : filtered) {
            long sum = sum(each);
            if (sum < least) {
                least = sum;
                best = each;
            }
        }
        return best;
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
