package io.intaglio.cli;

import io.intaglio.image.ImageBatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of an image that is looked at: all of a small one.
 *
 * @param top of the part, in pixels
 * @param left of the part
 * @param height of the part
 * @param width of the part
 * @param whole whether it is all
 */
record Detail(int top, int left, int height, int width, boolean whole) {

    private static final int SIDE = 160;
    private static final int STEP = 16;

    /** The part with the largest squared error. */
    static @Nullable Detail worst(ImageBatch clean, ImageBatch output) {
        int height = Math.min(SIDE, clean.height());
        int width = Math.min(SIDE, clean.width());
        double[][] sums = sums(clean, output);
        Detail worst = null;
        double most = -1;
        for (int top : positions(clean.height() - height)) {
            for (int left : positions(clean.width() - width)) {
                double error = sums[top + height][left + width]
                        - sums[top][left + width]
                        - sums[top + height][left]
                        + sums[top][left];
                if (worst == null || error > most) {
                    most = error;
                    worst = new Detail(top, left, height, width, height == clean.height() && width == clean.width());
                }
            }
        }
        return worst;
    }

    /** From 0 to the last one, which is among them. */
    private static int[] positions(int last) {
        return IntStream.rangeClosed(0, (last + STEP - 1) / STEP)
                .map(i -> Math.min(i * STEP, last))
                .toArray();
    }

    /** Squared errors summed over all pixels above and to the left. */
    private static double[][] sums(ImageBatch clean, ImageBatch output) {
        double[][] sums = new double[clean.height() + 1][clean.width() + 1];
        int at = 0;
        for (int y = 1; y <= clean.height(); y++) {
            double row = 0;
            for (int x = 1; x <= clean.width(); x++) {
                for (int c = 0; c < clean.channels(); c++, at++) {
                    double difference = clean.data()[at] - output.data()[at];
                    row += difference * difference;
                }
                sums[y][x] = sums[y - 1][x] + row;
            }
        }
        return sums;
    }

    ImageBatch of(ImageBatch image) {
        return whole ? image : image.crop(top, left, height, width);
    }

    /** Returns the text for a title. */
    @Override
    public String toString() {
        return whole ? "" : " (" + width + "x" + height + " pixels of it, from " + left + ", " + top + ")";
    }
}
