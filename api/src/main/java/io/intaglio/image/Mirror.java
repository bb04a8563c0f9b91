package io.intaglio.image;

/**
 * Pads by mirroring at the outermost pixels, which are not repeated: {@code d c b | a b c d | c b a}. If the padding is
 * wider than the image, the mirrored image is mirrored again, so images of any size, even 1x1, can be padded by any
 * amount.
 *
 * @since 0.1
 */
public final class Mirror {

    private Mirror() {}

    /**
     * Returns images with a mirrored border.
     *
     * @param images (n, h, w, c)
     * @param top rows above, at least 0; {@code bottom}, {@code left}, {@code right} likewise
     * @return (n, top + h + bottom, left + w + right, c); the given images themselves if all widths are 0
     */
    public static ImageBatch pad(ImageBatch images, int top, int bottom, int left, int right) {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException("a border is not of " + top + ", " + bottom + ", " + left + ", " + right
                    + " pixels (top, bottom, left, right)");
        }
        if (top + bottom + left + right == 0) {
            return images;
        }
        return window(
                images,
                -top,
                -left,
                Math.addExact(Math.addExact(images.height(), top), bottom),
                Math.addExact(Math.addExact(images.width(), left), right));
    }

    /**
     * Returns a rectangle of every image. It may reach beyond the image; there the image is mirrored.
     *
     * @param images (n, h, w, c)
     * @param top its first row in the image's coordinates; may be negative
     * @param left its first column in the image's coordinates; may be negative
     * @param height number of rows, at least 1
     * @param width number of columns, at least 1
     * @return (n, height, width, c), a copy
     */
    public static ImageBatch window(ImageBatch images, int top, int left, int height, int width) {
        if (top >= 0 && left >= 0 && height <= images.height() - top && width <= images.width() - left) {
            return images.crop(top, left, height, width);
        }
        int channels = images.channels();
        ImageBatch window = ImageBatch.zeros(images.count(), height, width, channels);
        int[] columns = new int[width];
        for (int x = 0; x < width; x++) {
            columns[x] = fold(x + left, images.width());
        }
        float[] from = images.data();
        float[] to = window.data();
        int at = 0;
        for (int i = 0; i < images.count(); i++) {
            for (int y = 0; y < height; y++) {
                int row = images.index(i, fold(y + top, images.height()), 0, 0);
                for (int column : columns) {
                    for (int c = 0; c < channels; c++) {
                        to[at++] = from[row + column * channels + c];
                    }
                }
            }
        }
        return window;
    }

    /**
     * Returns the position in {@code 0..length-1} to which mirroring maps any position.
     *
     * @param position any position, negative ones included
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
