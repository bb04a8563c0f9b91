package io.intaglio.image;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Decodes a VP8 key frame (RFC 6386), the pixels of a lossy WebP, to the same values as libwebp. */
final class Vp8Decoder {

    /** Encoders end a partition with a few bytes to spare; numbers decoded wrongly leave more. */
    private static final int SPARE = 16;

    private static final int BY_BLOCK = 4;

    private final Vp8Header header;
    private final int columns;
    private final int rows;
    private final Vp8SubblockModes subblockModes = new Vp8SubblockModes();
    private final Vp8Residuals residuals;
    private final int[] above;
    private final int[] left = new int[4];
    private final int[] modes = new int[16];

    /** The filter's level of each macroblock, and whether the edges of its blocks are filtered, in the lowest bit. */
    private final byte[] filters;

    private final Vp8Plane luma;
    private final Vp8Plane u;
    private final Vp8Plane v;

    private int segment;

    /** @param frame what the chunk {@code VP8} holds */
    Vp8Decoder(Bytes frame) throws IOException {
        header = new Vp8Header(frame, frame.copy());
        columns = (header.width + 15) / 16;
        rows = (header.height + 15) / 16;
        residuals = new Vp8Residuals(header.coefficients, columns);
        above = new int[columns * 4];
        filters = new byte[columns * rows];
        luma = new Vp8Plane(columns, rows, 16);
        u = new Vp8Plane(columns, rows, 8);
        v = new Vp8Plane(columns, rows, 8);
    }

    int width() {
        return header.width;
    }

    int height() {
        return header.height;
    }

    /**
     * Decodes.
     *
     * @param stopped is asked now and then
     */
    Vp8Colours decode(BooleanSupplier stopped) throws IOException {
        for (int row = 0; row < rows; row++) {
            if (stopped.getAsBoolean()) {
                throw new IOException("reading was stopped");
            }
            Vp8Bits bits = header.partitions[row % header.partitions.length];
            java.util.Arrays.fill(left, 0);
            residuals.beginRow();
            for (int column = 0; column < columns; column++) {
                macroblock(bits, column, row);
            }
            if (bits.overrun() || header.modes.overrun()) {
                throw new IOException("it is damaged or cut short: its data end before its pixels");
            }
        }
        check(header.modes);
        for (Vp8Bits bits : header.partitions) {
            check(bits);
        }
        filter();
        return new Vp8Colours(header.width, header.height, luma, u, v);
    }

    private static void check(Vp8Bits bits) throws IOException {
        if (bits.unread() > SPARE) {
            throw new IOException("it is damaged: " + bits.unread() + " bytes are left when all pixels are decoded");
        }
    }

    private void macroblock(Vp8Bits bits, int column, int row) {
        Vp8Bits said = header.modes;
        segment = 0;
        if (header.segmentTree != null) {
            int[] tree = header.segmentTree;
            segment = said.bit(tree[0]) ? 2 + said.bitValue(tree[2]) : said.bitValue(tree[1]);
        }
        boolean empty = header.skip >= 0 && said.bit(header.skip);
        int mode = lumaMode(column);
        int chromaMode = chromaMode(said);
        boolean byBlock = mode == BY_BLOCK;
        boolean any = false;
        if (empty) {
            residuals.skip(column, byBlock);
        } else {
            any = residuals.decode(bits, column, byBlock, header.steps[segment]);
        }
        if (byBlock) {
            blocks(column, row, any);
        } else {
            Vp8Prediction.square(luma, 16 * column, 16 * row, 16, mode);
            for (int block = 0; block < 16 && any; block++) {
                residuals.addTo(block, luma, luma.at(16 * column + 4 * (block & 3), 16 * row + 4 * (block >> 2)));
            }
        }
        Vp8Prediction.square(u, 8 * column, 8 * row, 8, chromaMode);
        Vp8Prediction.square(v, 8 * column, 8 * row, 8, chromaMode);
        for (int block = 0; block < 4 && any; block++) {
            int x = 8 * column + 4 * (block & 1);
            int y = 8 * row + 4 * (block >> 1);
            residuals.addTo(16 + block, u, u.at(x, y));
            residuals.addTo(20 + block, v, v.at(x, y));
        }
        filters[row * columns + column] = (byte) (header.level(segment, byBlock) << 1 | (byBlock || any ? 1 : 0));
    }

    /** Section 11.2. */
    private int lumaMode(int column) {
        Vp8Bits said = header.modes;
        int top = 4 * column;
        if (said.bit(145)) {
            int mode = said.bit(156)
                    ? said.flag() ? Vp8Prediction.TRUE_MOTION : Vp8Prediction.HORIZONTAL
                    : said.bit(163) ? Vp8Prediction.VERTICAL : Vp8Prediction.DC;
            java.util.Arrays.fill(above, top, top + 4, mode);
            java.util.Arrays.fill(left, mode);
            return mode;
        }
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                int mode = subblockModes.read(said, above[top + x], left[y]);
                modes[4 * y + x] = mode;
                above[top + x] = mode;
                left[y] = mode;
            }
        }
        return BY_BLOCK;
    }

    /** Section 11.4. */
    private static int chromaMode(Vp8Bits said) {
        if (!said.bit(142)) {
            return Vp8Prediction.DC;
        }
        if (!said.bit(114)) {
            return Vp8Prediction.VERTICAL;
        }
        return said.bit(183) ? Vp8Prediction.TRUE_MOTION : Vp8Prediction.HORIZONTAL;
    }

    private void blocks(int column, int row, boolean any) {
        int[] edge = new int[13];
        int corner = luma.at(16 * column + 16, 16 * row - 1);
        for (int block = 0; block < 16; block++) {
            int at = luma.at(16 * column + 4 * (block & 3), 16 * row + 4 * (block >> 2));
            for (int i = 0; i < 4; i++) {
                edge[3 - i] = luma.get(at + i * luma.stride - 1);
            }
            int over = at - luma.stride;
            for (int i = 0; i < 5; i++) {
                edge[4 + i] = luma.get(over - 1 + i);
            }
            boolean last = (block & 3) == 3;
            for (int i = 0; i < 4; i++) {
                int from = last ? corner + i : over + 4 + i;
                // Beyond the last macroblock of a row the pixel above its corner goes on.
                boolean beyond = last && column == columns - 1 && row > 0;
                edge[9 + i] = luma.get(beyond ? corner - 1 : from);
            }
            Vp8Prediction.block(luma, at, modes[block], edge);
            if (any) {
                residuals.addTo(block, luma, at);
            }
        }
    }

    private void filter() {
        if (!header.filtered()) {
            return;
        }
        Vp8LoopFilter filter = new Vp8LoopFilter(header, luma, u, v);
        for (int i = 0; i < filters.length; i++) {
            filter.macroblock(i % columns, i / columns, filters[i] >> 1, (filters[i] & 1) == 1);
        }
    }
}
