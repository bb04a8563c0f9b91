package io.intaglio.tasks.degradation;

import java.util.random.RandomGenerator;

/**
 * A random surface over an image, from 0 to 1, that varies little from pixel to pixel: where shadow falls, how far
 * things are. It is a sum of a few plane waves of lengths between one and three times the image's longer side, so it
 * looks alike at every size.
 */
final class SmoothMap {

    private static final int WAVES = 4;

    private final float[] values;

    private SmoothMap(float[] values) {
        this.values = values;
    }

    /** A surface that leans no way. */
    static SmoothMap of(int height, int width, RandomGenerator random) {
        return of(height, width, 0, random);
    }

    /**
     * A surface.
     *
     * @param lean how much of it, in [0, 1], grows evenly from the bottom row to the top row
     */
    static SmoothMap of(int height, int width, double lean, RandomGenerator random) {
        float[] values = new float[height * width];
        for (int i = 0; i < WAVES; i++) {
            double length = Math.max(height, width) * (1 + 2 * random.nextDouble());
            double angle = 2 * Math.PI * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            addWave(
                    values,
                    width,
                    2 * Math.PI / length * StrictMath.sin(angle),
                    2 * Math.PI / length * StrictMath.cos(angle),
                    phase);
        }
        stretch(values);
        if (lean > 0) {
            for (int i = 0; i < values.length; i++) {
                int row = i / width;
                double up = height == 1 ? 0 : 1 - (double) row / (height - 1);
                values[i] = (float) ((1 - lean) * values[i] + lean * up);
            }
            stretch(values);
        }
        return new SmoothMap(values);
    }

    /** Adds sin(down y + across x + phase), by the sines and cosines of the rows and of the columns alone. */
    private static void addWave(float[] values, int width, double down, double across, double phase) {
        int height = values.length / width;
        float[] sine = new float[width];
        float[] cosine = new float[width];
        for (int x = 0; x < width; x++) {
            sine[x] = (float) StrictMath.sin(across * x);
            cosine[x] = (float) StrictMath.cos(across * x);
        }
        for (int y = 0; y < height; y++) {
            float rowSine = (float) StrictMath.sin(down * y + phase);
            float rowCosine = (float) StrictMath.cos(down * y + phase);
            for (int x = 0; x < width; x++) {
                values[y * width + x] += rowSine * cosine[x] + rowCosine * sine[x];
            }
        }
    }

    /** From 0 at the lowest to 1 at the highest; a flat one becomes 0. */
    private static void stretch(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        float span = most > least ? most - least : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - least) / span;
        }
    }

    /** The value at a pixel, counted row by row. */
    float at(int pixel) {
        return values[pixel];
    }

    /**
     * The surface cut to a low and a high plain with a slope between them: shadows have edges.
     *
     * @param middle the value that becomes one half
     * @param slope how wide the way from 0 to 1 is, in values of this surface
     */
    SmoothMap edged(double middle, double slope) {
        float[] cut = new float[values.length];
        for (int i = 0; i < cut.length; i++) {
            double t = Math.max(0, Math.min(1, (values[i] - middle) / slope + 0.5));
            cut[i] = (float) (t * t * (3 - 2 * t));
        }
        return new SmoothMap(cut);
    }
}
