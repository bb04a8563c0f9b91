package io.intaglio.image;

/**
 * Padding by mirroring at the outermost pixels, which are not repeated: {@code d c b | a b c d | c b a}. Where the padding
 * is wider than the image, the mirrored image is mirrored again, so an image of any size, 1x1 too, takes any padding.
 */
public final class Mirror {

    private Mirror() {}

    /**
     * Images with a mirrored border.
     *
     * @param images (n, h, w, c)
     * @param top rows above, at least 0; {@code bottom}, {@code left}, {@code right} likewise
     * @return (n, top + h + bottom, left + w + right, c); the images themselves where there is nothing to add
     */
    public static ImageBatch pad(ImageBatch images, int top, int bottom, int left, int right) {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException("a border is not of " + top + ", " + bottom + ", " + left + ", " + right
                    + " pixels (top, bottom, left, right)");
        }
        if (top + bottom + left + right == 0) {
            return images;
        }
        int channels = images.channels();
        ImageBatch padded = ImageBatch.zeros(
                images.count(),
                Math.addExact(Math.addExact(images.height(), top), bottom),
                Math.addExact(Math.addExact(images.width(), left), right),
                channels);
        int[] columns = new int[padded.width()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = fold(x - left, images.width());
        }
        float[] from = images.data();
        float[] to = padded.data();
        int at = 0;
        for (int i = 0; i < images.count(); i++) {
            for (int y = 0; y < padded.height(); y++) {
                int row = images.index(i, fold(y - top, images.height()), 0, 0);
                for (int column : columns) {
                    for (int c = 0; c < channels; c++) {
                        to[at++] = from[row + column * channels + c];
                    }
                }
            }
        }
        return padded;
    }

    /**
     * The position in {@code 0..length-1} at which a position anywhere is found by mirroring.
     *
     * @param position any
     * @param length at least 1
     */
    public static int fold(int position, int length) {
        if (length == 1) {
            return 0;
        }
        long period = 2L * (length - 1);
        long folded = Math.floorMod((long) position, period);
        return (int) Math.min(folded, period - folded);
    }
}
