package io.intaglio.image;

import java.util.Arrays;

/** Two pictures of one height side by side on white, 8 bits deep, with a white gap between. */
final class BesideRows implements PngRows {

    private static final int GAP = 4;

    private final SampleRows left;
    private final SampleRows right;

    /** @param channels of both */
    BesideRows(Picture left, Picture right, int channels) {
        this.left = new SampleRows(left.onWhite().toChannels(channels), 8);
        this.right = new SampleRows(right.onWhite().toChannels(channels), 8);
    }

    @Override
    public int height() {
        return left.height();
    }

    @Override
    public int width() {
        return Math.addExact(left.width() + GAP, right.width());
    }

    @Override
    public int bits() {
        return 8;
    }

    @Override
    public int samplesPerPixel() {
        return left.samplesPerPixel();
    }

    @Override
    public byte[] row(int y) {
        byte[] first = left.row(y);
        byte[] second = right.row(y);
        byte[] row = new byte[width() * bytesPerPixel()];
        Arrays.fill(row, (byte) 255);
        System.arraycopy(first, 0, row, 0, first.length);
        System.arraycopy(second, 0, row, row.length - second.length, second.length);
        return row;
    }
}
