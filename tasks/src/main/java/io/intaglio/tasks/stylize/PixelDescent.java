package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;

/**
 * Minimizes a loss by changing the numbers of an image in steps: Adam (Kingma and Ba 2015) with a decreasing learning
 * rate.
 */
final class PixelDescent {

    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.99f;

    /** The gradient of a loss. */
    interface Slope {

        /** Adds the gradient at a step. */
        void add(ImageBatch image, int step, float[] gradient);
    }

    private final int steps;
    private final double rate;
    private final double small;

    /**
     * @param rate largest change of a number in the first steps
     * @param small size of gradients below which they have hardly any effect
     */
    PixelDescent(int steps, double rate, double small) {
        this.steps = steps;
        this.rate = rate;
        this.small = small;
    }

    /** Returns the image after all steps. The initial image is not changed. */
    ImageBatch from(ImageBatch start, Slope slope) {
        float[] x = start.data().clone();
        ImageBatch image = ImageBatch.wrap(1, start.height(), start.width(), start.channels(), x);
        float[] first = new float[x.length];
        float[] second = new float[x.length];
        for (int step = 0; step < steps; step++) {
            float[] gradient = new float[x.length];
            slope.add(image, step, gradient);
            float pace =
                    (float) (rate * (0.5 + 0.5 * Math.cos(Math.PI * step / steps)) / (1 - Math.pow(FIRST, step + 1)));
            float unbiased = (float) (1 / (1 - Math.pow(SECOND, step + 1)));
            for (int i = 0; i < x.length; i++) {
                first[i] = FIRST * first[i] + (1 - FIRST) * gradient[i];
                second[i] = SECOND * second[i] + (1 - SECOND) * gradient[i] * gradient[i];
                x[i] -= pace * first[i] / ((float) Math.sqrt(second[i] * unbiased) + (float) small);
            }
        }
        return image;
    }
}
