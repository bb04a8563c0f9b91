package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;

/**
 * A first estimate of lost pixels from the known pixels around them. The means of the known pixels in squares of 2, 4,
 * 8, ... pixels are computed. Then gaps are filled from coarse to fine levels, which are enlarged by cubic convolution
 * (after the push-pull method of Gortler et al. 1996).
 */
final class PushPullInpainting {

    private PushPullInpainting() {}

    /**
     * Returns an image without gaps. Known pixels do not change.
     *
     * @param image (1, height, width, channels)
     * @param known (1, height, width, 1): 1 where a pixel is known, 0 where it is lost
     */
    static ImageBatch in(ImageBatch image, ImageBatch known) {
        if (complete(known) || image.height() == 1 && image.width() == 1) {
            return image;
        }
        int rows = (image.height() + 1) / 2;
        int columns = (image.width() + 1) / 2;
        ImageBatch means = ImageBatch.zeros(1, rows, columns, image.channels());
        ImageBatch found = ImageBatch.zeros(1, rows, columns, 1);
        int channels = image.channels();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (known.get(0, y, x, 0) == 1) {
                    found.data()[y / 2 * columns + x / 2]++;
                    for (int c = 0; c < channels; c++) {
                        means.data()[means.index(0, y / 2, x / 2, c)] += image.get(0, y, x, c);
                    }
                }
            }
        }
        for (int i = 0; i < found.data().length; i++) {
            for (int c = 0; c < channels && found.data()[i] > 0; c++) {
                means.data()[i * channels + c] /= found.data()[i];
            }
            found.data()[i] = Math.min(1, found.data()[i]);
        }
        ImageBatch enlarged = Resampling.resize(in(means, found), 2 * rows, 2 * columns);
        ImageBatch filled = ImageBatch.zeros(1, image.height(), image.width(), channels);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < channels; c++) {
                    filled.data()[filled.index(0, y, x, c)] =
                            known.get(0, y, x, 0) == 1 ? image.get(0, y, x, c) : enlarged.get(0, y, x, c);
                }
            }
        }
        return filled;
    }

    private static boolean complete(ImageBatch known) {
        for (float one : known.data()) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }
}
