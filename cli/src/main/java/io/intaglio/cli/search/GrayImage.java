package io.intaglio.cli.search;

import io.intaglio.image.Affine;
import io.intaglio.image.ImageBatch;

/**
 * A gray picture. Beyond its border lie the pixels of the border.
 *
 * @param height at least 2
 * @param width at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record GrayImage(int height, int width, float[] pixels) {

    /** Returns the picture as a motion shows it, in the same size. */
    GrayImage moved(Affine motion) {
        return new GrayImage(
                height,
                width,
                motion.show(ImageBatch.wrap(1, height, width, 1, pixels)).data());
    }

    /** Returns the value between pixels, by bilinear interpolation: the inner loop of the alignment. */
    float at(float y, float x) {
        float insideY = inside(y, height - 1);
        float insideX = inside(x, width - 1);
        int top = Math.min((int) insideY, height - 2);
        int left = Math.min((int) insideX, width - 2);
        float right = insideX - left;
        int i = top * width + left;
        int below = i + width;
        float upper = pixels[i] + right * (pixels[i + 1] - pixels[i]);
        float lower = pixels[below] + right * (pixels[below + 1] - pixels[below]);
        return upper + (insideY - top) * (lower - upper);
    }

    /** Without Math.min and Math.max, which care for numbers that do not occur here and take half of the time. */
    private static float inside(float at, int last) {
        return at > 0 ? at < last ? at : last : 0;
    }

    /** Returns the picture in half the size; both sides are even. */
    GrayImage halved() {
        float[] means = new float[pixels.length / 4];
        int at = 0;
        for (int row = 0; row < height; row += 2) {
            for (int i = row * width; i < (row + 1) * width; i += 2) {
                means[at++] = (pixels[i] + pixels[i + 1] + pixels[i + width] + pixels[i + width + 1]) / 4;
            }
        }
        return new GrayImage(height / 2, width / 2, means);
    }
}
