package io.intaglio.tasks.degradation;

import java.util.random.RandomGenerator;

/**
 * A smooth random map over an image, with values from 0 to 1, for example for shadows or depth. It is a sum of a few
 * plane waves with lengths between one and three times the image's longer side, so it is similar at every image size.
 */
final class SmoothMap {

    private static final int WAVES = 4;

    private final float[] values;

    private SmoothMap(float[] values) {
        this.values = values;
    }

    /** Returns a map without a trend. */
    static SmoothMap of(int height, int width, RandomGenerator random) {
        return of(height, width, 0, random);
    }

    /**
     * Returns a map.
     *
     * @param lean share of the map, in [0, 1], that grows linearly from the bottom row to the top row
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

    /** Adds sin(down y + across x + phase), computed from the sines and cosines of the rows and of the columns. */
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

    /** Scales the values to the range from 0 to 1. Constant values become 0. */
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

    /** Returns the value at a pixel, whose index counts row by row. */
    float at(int pixel) {
        return values[pixel];
    }

    /**
     * Returns a map of values 0 and 1 with a slope between them, because shadows have edges.
     *
     * @param middle the value that becomes 0.5
     * @param slope width of the slope from 0 to 1, in values of this map
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
