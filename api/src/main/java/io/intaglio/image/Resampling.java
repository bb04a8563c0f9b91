package io.intaglio.image;

/**
 * Resizes images by cubic convolution (Keys, "Cubic convolution interpolation for digital image processing", 1981, a =
 * -1/2). When an image is reduced, the kernel is widened by the same factor, which prevents aliasing. At the border,
 * the kernel is cut off and its weights are normalized to the sum 1 again, as in Pillow.
 *
 * @since 0.1
 */
public final class Resampling {

    private static final double REACH = 2;

    private Resampling() {}

    /**
     * Returns images of another size that cover the same area.
     *
     * @param images (n, h, w, c)
     * @param height the new height, at least 1
     * @param width the new width, at least 1
     * @return (n, height, width, c); the given images themselves if they have that size. Cubic convolution overshoots
     *     at edges: values may lie slightly outside the input's range.
     */
    public static ImageBatch resize(ImageBatch images, int height, int width) {
        ImageBatch result = images;
        if (width != images.width()) {
            result = columns(result, width);
        }
        return height == images.height() ? result : rows(result, height);
    }

    private static ImageBatch columns(ImageBatch in, int width) {
        Taps taps = new Taps(in.width(), width);
        ImageBatch out = ImageBatch.zeros(in.count(), in.height(), width, in.channels());
        float[] from = in.data();
        float[] to = out.data();
        int channels = in.channels();
        int at = 0;
        for (int row = 0; row < in.count() * in.height(); row++) {
            int start = row * in.width() * channels;
            for (int x = 0; x < width; x++) {
                float[] weights = taps.weights[x];
                for (int c = 0; c < channels; c++) {
                    float sum = 0;
                    int pixel = start + taps.first[x] * channels + c;
                    for (float weight : weights) {
                        sum += weight * from[pixel];
                        pixel += channels;
                    }
                    to[at++] = sum;
                }
            }
        }
        return out;
    }

    private static ImageBatch rows(ImageBatch in, int height) {
        Taps taps = new Taps(in.height(), height);
        ImageBatch out = ImageBatch.zeros(in.count(), height, in.width(), in.channels());
        float[] from = in.data();
        float[] to = out.data();
        int row = in.width() * in.channels();
        for (int i = 0; i < in.count(); i++) {
            for (int y = 0; y < height; y++) {
                int at = (i * height + y) * row;
                int pixel = (i * in.height() + taps.first[y]) * row;
                for (float weight : taps.weights[y]) {
                    for (int x = 0; x < row; x++) {
                        to[at + x] += weight * from[pixel + x];
                    }
                    pixel += row;
                }
            }
        }
        return out;
    }

    /** For every new position the first old one it is made of, and the weights from there on. */
    private static final class Taps {

        final int[] first;
        final float[][] weights;

        Taps(int from, int to) {
            double scale = (double) from / to;
            double widened = Math.max(1, scale);
            first = new int[to];
            weights = new float[to][];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale;
                int begin = Math.max(0, (int) (centre - REACH * widened + 0.5));
                int end = Math.min(from, (int) (centre + REACH * widened + 0.5));
                double[] raw = new double[end - begin];
                double sum = 0;
                for (int k = 0; k < raw.length; k++) {
                    raw[k] = keys((begin + k + 0.5 - centre) / widened);
                    sum += raw[k];
                }
                first[i] = begin;
                weights[i] = new float[raw.length];
                for (int k = 0; k < raw.length; k++) {
                    weights[i][k] = (float) (raw[k] / sum);
                }
            }
        }

        private static double keys(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    }
}
