package io.intaglio.image;

/**
 * Gives pixels of opacity 0 the colours of visible ones near them (Gortler et al., "The Lumigraph", 1996, section 3.4:
 * pull and push). What stands under full transparency is arbitrary, black as a rule; a network or a resampling filter
 * would mix it into the visible edge.
 */
final class AlphaFill {

    private final int channels;

    private AlphaFill(int channels) {
        this.channels = channels;
    }

    /**
     * Returns pixels that differ where the opacity is 0.
     *
     * @param pixels (1, h, w, c)
     * @param alpha (1, h, w, 1)
     * @return the pixels themselves where all are visible, or none
     */
    static ImageBatch filled(ImageBatch pixels, ImageBatch alpha) {
        boolean visible = false;
        boolean hidden = false;
        for (float opacity : alpha.data()) {
            visible |= opacity > 0;
            hidden |= !(opacity > 0);
        }
        if (!visible || !hidden) {
            return pixels;
        }
        Level level = new Level(
                pixels.height(),
                pixels.width(),
                pixels.data().clone(),
                alpha.data().clone());
        new AlphaFill(pixels.channels()).fill(level);
        return ImageBatch.wrap(1, pixels.height(), pixels.width(), pixels.channels(), level.colours);
    }

    /** An image; a pixel whose weight is not positive has no colour yet. */
    private static final class Level {

        private final int height;
        private final int width;
        private final float[] colours;
        private final float[] weights;

        Level(int height, int width, float[] colours, float[] weights) {
            this.height = height;
            this.width = width;
            this.colours = colours;
            this.weights = weights;
        }
    }

    private void fill(Level fine) {
        boolean whole = true;
        for (float weight : fine.weights) {
            whole &= weight > 0;
        }
        if (whole || fine.height == 1 && fine.width == 1) {
            return;
        }
        Level coarse = pulled(fine);
        fill(coarse);
        push(coarse, fine);
    }

    /** Of half the size: the mean of up to four pixels, by their weights. */
    private Level pulled(Level fine) {
        int height = (fine.height + 1) / 2;
        int width = (fine.width + 1) / 2;
        Level coarse = new Level(height, width, new float[height * width * channels], new float[height * width]);
        for (int y = 0; y < fine.height; y++) {
            for (int x = 0; x < fine.width; x++) {
                int from = y * fine.width + x;
                int to = y / 2 * width + x / 2;
                float weight = fine.weights[from];
                if (weight > 0) {
                    coarse.weights[to] += weight;
                    for (int c = 0; c < channels; c++) {
                        coarse.colours[to * channels + c] += weight * fine.colours[from * channels + c];
                    }
                }
            }
        }
        for (int i = 0; i < coarse.weights.length; i++) {
            if (coarse.weights[i] > 0) {
                for (int c = 0; c < channels; c++) {
                    coarse.colours[i * channels + c] /= coarse.weights[i];
                }
                coarse.weights[i] = Math.min(1, coarse.weights[i]);
            }
        }
        return coarse;
    }

    /** Gives pixels without a colour that of the smaller image, linear between its pixels. */
    private void push(Level coarse, Level fine) {
        for (int y = 0; y < fine.height; y++) {
            int above = Math.max(0, (y + 1) / 2 - 1);
            int below = Math.min(coarse.height - 1, (y + 1) / 2);
            float lower = y % 2 == 0 ? 0.75f : 0.25f;
            for (int x = 0; x < fine.width; x++) {
                int pixel = y * fine.width + x;
                if (fine.weights[pixel] > 0) {
                    continue;
                }
                int left = Math.max(0, (x + 1) / 2 - 1);
                int right = Math.min(coarse.width - 1, (x + 1) / 2);
                float further = x % 2 == 0 ? 0.75f : 0.25f;
                for (int c = 0; c < channels; c++) {
                    float upper = mixed(coarse, above, left, right, further, c);
                    fine.colours[pixel * channels + c] =
                            upper + lower * (mixed(coarse, below, left, right, further, c) - upper);
                }
            }
        }
    }

    private float mixed(Level coarse, int row, int left, int right, float further, int channel) {
        float first = coarse.colours[(row * coarse.width + left) * channels + channel];
        float second = coarse.colours[(row * coarse.width + right) * channels + channel];
        return first + further * (second - first);
    }
}
