package io.intaglio.cli.search;

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
        float[] moved = new float[pixels.length];
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        int at = 0;
        for (int row = 0; row < height; row++) {
            double dy = row - middleY;
            for (int column = 0; column < width; column++) {
                double dx = column - middleX;
                moved[at++] = at((float) (middleY + motion.yy() * dy + motion.yx() * dx + motion.y()), (float)
                        (middleX + motion.xy() * dy + motion.xx() * dx + motion.x()));
            }
        }
        return new GrayImage(height, width, moved);
    }

    /** Returns the value between pixels, by bilinear interpolation. */
    float at(float y, float x) {
        float insideY = Math.max(0, Math.min(height - 1, y));
        float insideX = Math.max(0, Math.min(width - 1, x));
        int top = Math.min((int) insideY, height - 2);
        int left = Math.min((int) insideX, width - 2);
        float right = insideX - left;
        int i = top * width + left;
        int below = i + width;
        float upper = pixels[i] + right * (pixels[i + 1] - pixels[i]);
        float lower = pixels[below] + right * (pixels[below + 1] - pixels[below]);
        return upper + (insideY - top) * (lower - upper);
    }

    /** Returns the picture blurred by a Gaussian. */
    GrayImage blurred(double sigma) {
        int reach = (int) Math.ceil(2 * sigma);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += weights[i + reach];
        }
        float[] along = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int row = i - i % width;
            float value = 0;
            for (int k = -reach; k <= reach; k++) {
                value += weights[k + reach] * pixels[row + Math.max(0, Math.min(width - 1, i % width + k))];
            }
            along[i] = value / sum;
        }
        float[] both = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            float value = 0;
            for (int k = -reach; k <= reach; k++) {
                value += weights[k + reach]
                        * along[Math.max(0, Math.min(height - 1, i / width + k)) * width + i % width];
            }
            both[i] = value / sum;
        }
        return new GrayImage(height, width, both);
    }
}
