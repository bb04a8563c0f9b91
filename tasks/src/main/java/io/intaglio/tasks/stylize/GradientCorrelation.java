package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;

/**
 * A loss that keeps the structure of an image: in each window, the brightness gradients of another image should be
 * proportional to those of the first image. The weight of a window is the amount of structure that the first image has
 * in it.
 */
final class GradientCorrelation {

    private static final int RADIUS = 3;
    private static final float FLAT = 1e-4f;
    private static final float STRUCTURED = 1e-3f;

    private final BoxSums box;
    private final int width;
    private final int height;
    private final float[] across;
    private final float[] down;
    private final float[] energy;
    private final float[] weight;

    GradientCorrelation(ImageBatch content) {
        width = content.width();
        height = content.height();
        box = new BoxSums(width, height, RADIUS);
        across = across(content.data());
        down = down(content.data());
        energy = box.of(sum(across, across, down, down));
        weight = new float[energy.length];
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = energy[i] / (energy[i] + STRUCTURED);
            total += weight[i];
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= (float) Math.max(1e-9, total);
        }
    }

    /** Adds the gradient of 1 minus the mean correlation, multiplied by a factor. Returns the mean correlation. */
    double addGradient(float[] image, double factor, float[] gradient) {
        float[] x = across(image);
        float[] y = down(image);
        float[] common = box.of(sum(x, across, y, down));
        float[] own = box.of(sum(x, x, y, y));
        float[] toContent = new float[common.length];
        float[] toSelf = new float[common.length];
        double mean = 0;
        for (int i = 0; i < common.length; i++) {
            double mine = own[i] + FLAT;
            double root = Math.sqrt(mine * (energy[i] + FLAT));
            double correlation = common[i] / root;
            mean += weight[i] * correlation;
            toContent[i] = (float) (-factor * weight[i] / root);
            toSelf[i] = (float) (factor * weight[i] * correlation / mine);
        }
        float[] pull = box.of(toContent);
        float[] brake = box.of(toSelf);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int i = row * width + column;
                if (column + 1 < width) {
                    float slope = pull[i] * across[i] + brake[i] * x[i];
                    gradient[i + 1] += slope;
                    gradient[i] -= slope;
                }
                if (row + 1 < height) {
                    float slope = pull[i] * down[i] + brake[i] * y[i];
                    gradient[i + width] += slope;
                    gradient[i] -= slope;
                }
            }
        }
        return mean;
    }

    private float[] across(float[] data) {
        float[] out = new float[data.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column + 1 < width; column++) {
                int i = row * width + column;
                out[i] = data[i + 1] - data[i];
            }
        }
        return out;
    }

    private float[] down(float[] data) {
        float[] out = new float[data.length];
        for (int i = 0; i + width < data.length; i++) {
            out[i] = data[i + width] - data[i];
        }
        return out;
    }

    private static float[] sum(float[] a, float[] b, float[] c, float[] d) {
        float[] out = new float[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i] + c[i] * d[i];
        }
        return out;
    }
}
