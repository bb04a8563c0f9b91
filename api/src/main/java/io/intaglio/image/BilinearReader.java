package io.intaglio.image;

/**
 * Reads an image between its pixels by bilinear interpolation. Beyond the border it repeats the pixels of the border.
 *
 * @param image one image, (1, height, width, channels)
 * @since 0.1
 */
public record BilinearReader(ImageBatch image) {

    /**
     * Writes the values of all channels at a place.
     *
     * @param y row, 0 in the middle of the first pixel
     * @param x column, 0 in the middle of the first pixel
     * @param to array for the values
     * @param at index of the first value in the array
     */
    public void read(double y, double x, float[] to, int at) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        float[] data = image.data();
        double fromY = inside(y, height);
        double fromX = inside(x, width);
        int top = Math.min((int) fromY, Math.max(0, height - 2));
        int left = Math.min((int) fromX, Math.max(0, width - 2));
        float down = (float) (fromY - top);
        float right = (float) (fromX - left);
        int upper = (top * width + left) * channels;
        int lower = top + 1 < height ? upper + width * channels : upper;
        int beside = left + 1 < width ? channels : 0;
        for (int c = 0; c < channels; c++) {
            float above = data[upper + c] + right * (data[upper + beside + c] - data[upper + c]);
            float below = data[lower + c] + right * (data[lower + beside + c] - data[lower + c]);
            to[at + c] = above + down * (below - above);
        }
    }

    private static double inside(double at, int side) {
        return at > 0 ? at < side - 1 ? at : side - 1 : 0;
    }
}
