package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/** Computes the median of the square around each number, channel by channel (Tukey 1971). Borders are mirrored. */
final class MedianFilter {

    private final int side;

    /** @param side side length of the square in pixels, an odd number */
    MedianFilter(int side) {
        if (side < 1 || side % 2 == 0) {
            throw new IllegalArgumentException("a median's window has an odd side, not " + side);
        }
        this.side = side;
    }

    ImageBatch apply(ImageBatch image) {
        ImageBatch filtered = ImageBatch.zeros(1, image.height(), image.width(), image.channels());
        float[] window = new float[side * side];
        Planes padded = Planes.of(image, side / 2);
        for (int c = 0; c < image.channels(); c++) {
            float[] plane = padded.planes[c];
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    for (int dy = 0; dy < side; dy++) {
                        System.arraycopy(plane, (y + dy) * padded.width + x, window, dy * side, side);
                    }
                    Arrays.sort(window);
                    filtered.data()[filtered.index(0, y, x, c)] = window[window.length / 2];
                }
            }
        }
        return filtered;
    }
}
