package io.intaglio.examples.tutorials;

import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Applies a network of one size to larger pictures: in square windows that overlap by half, blended with weights that
 * fall towards the borders of a window, so that there are no seams.
 *
 * @param side of a window in pixels
 */
record BlendedWindows(int side) {

    /**
     * Returns a picture of windows that a network made.
     *
     * @param picture at least one window high and wide
     * @param network from a batch of windows to one of the same shape
     */
    ImageBatch apply(ImageBatch picture, UnaryOperator<ImageBatch> network) {
        List<Integer> tops = starts(picture.height());
        List<Integer> lefts = starts(picture.width());
        List<ImageBatch> windows = new ArrayList<>();
        for (int top : tops) {
            for (int left : lefts) {
                windows.add(picture.crop(top, left, side, side));
            }
        }
        ImageBatch made = network.apply(ImageBatch.stack(windows));
        double[] sums = new double[picture.data().length];
        double[] weights = new double[sums.length];
        int window = 0;
        for (int top : tops) {
            for (int left : lefts) {
                add(made, window++, picture.index(0, top, left, 0), picture.width(), sums, weights);
            }
        }
        float[] blended = new float[sums.length];
        for (int i = 0; i < blended.length; i++) {
            blended[i] = (float) (sums[i] / weights[i]);
        }
        return ImageBatch.wrap(1, picture.height(), picture.width(), picture.channels(), blended);
    }

    private void add(ImageBatch made, int window, int first, int width, double[] sums, double[] weights) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double weight = weight(y) * weight(x);
                for (int c = 0; c < made.channels(); c++) {
                    int at = first + (y * width + x) * made.channels() + c;
                    sums[at] += weight * made.get(window, y, x, c);
                    weights[at] += weight;
                }
            }
        }
    }

    /** Weights of two windows that overlap by half have the sum 1. */
    private double weight(int at) {
        double sine = Math.sin(Math.PI * (at + 0.5) / side);
        return sine * sine;
    }

    /** Where windows begin; the last one ends at the border. */
    private List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < length - side; at += side / 2) {
            starts.add(at);
        }
        starts.add(length - side);
        return starts;
    }
}
