package io.intaglio.cli.search;

/**
 * Aligns other pictures with a query picture by an affine motion, a gain and an offset. It uses the inverse
 * compositional Gauss-Newton method (Baker and Matthews 2004), first on blurred pictures. Everything that depends on
 * the query alone is computed once, so a step takes one pass over the pixels.
 */
final class Alignment {

    /** Standard deviation of the blur of the first steps, in pixels. */
    private static final double BLUR = 1.5;

    private static final int BLURRED_STEPS = 6;
    private static final int SHARP_STEPS = 8;

    /** A gain that is nearer to 0 would make steps of any length. */
    private static final double LEAST_GAIN = 0.1;

    /** A picture that shrinks or grows more than this, in area, is not the same any more. */
    private static final double MOST_GROWTH = 10;

    /** Contrast of a picture in which there is something to align, as a variance of pixels in [0, 1]. */
    private static final double CONTRAST = 1e-5;

    private final GrayImage query;
    private final Steps blurred;
    private final Steps sharp;

    /**
     * The alignment of another picture.
     *
     * @param motion that makes the other picture look like the query
     * @param similarity share of the query picture's variation that the other one explains, 0 to 1
     */
    record Aligned(Affine motion, double similarity) {}

    /** Creates the alignment with a query picture. */
    Alignment(GrayImage query) {
        this.query = query;
        this.blurred = new Steps(query.blurred(BLUR));
        this.sharp = new Steps(query);
    }

    /** Returns whether the query has nothing to align, because its pixels are nearly equal. */
    boolean plain() {
        return sharp.variation < CONTRAST * query.pixels().length;
    }

    /**
     * Aligns another picture.
     *
     * @param other a picture of the size of the query
     * @param start a guess of its motion
     */
    Aligned fit(GrayImage other, Affine start) {
        if (plain()) {
            return new Aligned(start, 0);
        }
        Affine near = blurred.take(other.blurred(BLUR), start, BLURRED_STEPS);
        Affine motion = sharp.take(other, near, SHARP_STEPS);
        return new Aligned(motion, similarity(other.moved(motion).pixels()));
    }

    /** Where the query is darkest or brightest, the other picture may be more so: there its values were clipped. */
    private double similarity(float[] other) {
        float[] own = query.pixels();
        float darkest = Float.POSITIVE_INFINITY;
        float brightest = Float.NEGATIVE_INFINITY;
        for (float pixel : own) {
            darkest = Math.min(darkest, pixel);
            brightest = Math.max(brightest, pixel);
        }
        Line line = Line.of(other, own, Line.NONE, darkest, brightest);
        double error = line.error(other, own, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
        for (int i = 0; i < 3; i++) {
            error = Math.min(error, line.error(other, own, darkest, brightest));
            line = Line.of(other, own, line, darkest, brightest);
        }
        return Math.max(0, 1 - error / sharp.variation);
    }

    /** Gain and offset that make one picture another. */
    private record Line(double gain, double offset) {

        static final Line NONE = new Line(0, Double.NaN);

        /** Fits to the pixels that the line before leaves between two values; to all of them without one. */
        static Line of(float[] from, float[] to, Line before, float least, float most) {
            double count = 0;
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int i = 0; i < from.length; i++) {
                double value = before.gain * from[i] + before.offset;
                // Not a number without a line before.
                if (value <= least || value >= most) {
                    continue;
                }
                count++;
                x += from[i];
                y += to[i];
                xx += from[i] * from[i];
                xy += from[i] * to[i];
            }
            double spread = count * xx - x * x;
            if (count < 2 || spread < 1e-6 * count * count) {
                return Double.isNaN(before.offset) ? new Line(0, y / from.length) : before;
            }
            double gain = (count * xy - x * y) / spread;
            return new Line(gain, (y - gain * x) / count);
        }

        double error(float[] from, float[] to, float least, float most) {
            double error = 0;
            for (int i = 0; i < from.length; i++) {
                double value = Math.max(least, Math.min(most, gain * from[i] + offset));
                error += (value - to[i]) * (value - to[i]);
            }
            return error;
        }
    }

    /** The steps at one sharpness. */
    private static final class Steps {

        private static final int MOTIONS = 6;
        private static final double DAMPING = 1.003;

        private final int height;
        private final int width;
        private final float[] centred;
        private final double variation;

        /** What a pixel of the other picture contributes to the step of each number of the motion. */
        private final float[][] shares;

        Steps(GrayImage query) {
            height = query.height();
            width = query.width();
            float[] pixels = query.pixels();
            double mean = 0;
            for (float pixel : pixels) {
                mean += pixel;
            }
            mean /= pixels.length;
            centred = new float[pixels.length];
            double sum = 0;
            for (int i = 0; i < pixels.length; i++) {
                centred[i] = (float) (pixels[i] - mean);
                sum += centred[i] * centred[i];
            }
            variation = sum;
            shares = sum == 0 ? new float[MOTIONS][pixels.length] : shares(descent(query));
        }

        /** How the picture changes with each number of a motion, but for what gain and offset do as well. */
        private double[][] descent(GrayImage query) {
            float[] pixels = query.pixels();
            double[][] descent = new double[MOTIONS][pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                int row = i / width;
                int column = i % width;
                double down = (pixels[row + 1 < height ? i + width : i] - pixels[row > 0 ? i - width : i]) / 2.0;
                double right = (pixels[column + 1 < width ? i + 1 : i] - pixels[column > 0 ? i - 1 : i]) / 2.0;
                double y = row - (height - 1) / 2.0;
                double x = column - (width - 1) / 2.0;
                double[] all = {down * y, down * x, down, right * y, right * x, right};
                for (int k = 0; k < MOTIONS; k++) {
                    descent[k][i] = all[k];
                }
            }
            for (double[] each : descent) {
                double mean = 0;
                double along = 0;
                for (int i = 0; i < each.length; i++) {
                    mean += each[i] / each.length;
                    along += each[i] * centred[i] / variation;
                }
                for (int i = 0; i < each.length; i++) {
                    each[i] -= mean + along * centred[i];
                }
            }
            return descent;
        }

        /** The inverse of the Gauss-Newton matrix times the descent. */
        private static float[][] shares(double[][] descent) {
            int pixels = descent[0].length;
            double[][] matrix = new double[MOTIONS][MOTIONS];
            for (int a = 0; a < MOTIONS; a++) {
                for (int b = 0; b < MOTIONS; b++) {
                    for (int i = 0; i < pixels; i++) {
                        matrix[a][b] += descent[a][i] * descent[b][i];
                    }
                }
                matrix[a][a] = matrix[a][a] * DAMPING + 1e-9;
            }
            double[][] inverse = inverse(matrix);
            float[][] shares = new float[MOTIONS][pixels];
            for (int a = 0; a < MOTIONS; a++) {
                for (int b = 0; b < MOTIONS; b++) {
                    for (int i = 0; i < pixels; i++) {
                        shares[a][i] += (float) (inverse[a][b] * descent[b][i]);
                    }
                }
            }
            return shares;
        }

        /** The inverse of a positive definite matrix, which is lost, by Gauss and Jordan without pivots. */
        private static double[][] inverse(double[][] matrix) {
            int n = matrix.length;
            double[][] inverse = new double[n][n];
            for (int i = 0; i < n; i++) {
                inverse[i][i] = 1;
            }
            for (int p = 0; p < n; p++) {
                double pivot = matrix[p][p];
                for (int k = 0; k < n; k++) {
                    matrix[p][k] /= pivot;
                    inverse[p][k] /= pivot;
                }
                for (int row = 0; row < n; row++) {
                    double factor = matrix[row][p];
                    for (int k = 0; k < n && row != p; k++) {
                        matrix[row][k] -= factor * matrix[p][k];
                        inverse[row][k] -= factor * inverse[p][k];
                    }
                }
            }
            return inverse;
        }

        /** Goes some steps from a motion, or as far as they lead anywhere. */
        Affine take(GrayImage other, Affine start, int count) {
            Affine motion = start;
            for (int i = 0; i < count; i++) {
                Affine next = step(other, motion);
                double growth = Math.abs(next.determinant());
                if (!(growth > 1 / MOST_GROWTH && growth < MOST_GROWTH)
                        || Math.abs(next.y()) > height
                        || Math.abs(next.x()) > width) {
                    return motion;
                }
                motion = next;
            }
            return motion;
        }

        /** As the shares are blind to gain and offset, the other picture need not be brought to the query's first. */
        private Affine step(GrayImage other, Affine motion) {
            float[] yy = shares[0];
            float[] yx = shares[1];
            float[] y = shares[2];
            float[] xy = shares[3];
            float[] xx = shares[4];
            float[] x = shares[5];
            float product = 0;
            float stepYy = 0;
            float stepYx = 0;
            float stepY = 0;
            float stepXy = 0;
            float stepXx = 0;
            float stepX = 0;
            float middleX = (width - 1) / 2f;
            float downPerColumn = (float) motion.yx();
            float rightPerColumn = (float) motion.xx();
            int i = 0;
            for (int row = 0; row < height; row++) {
                double dy = row - (height - 1) / 2.0;
                float down = (float) ((height - 1) / 2.0 + motion.yy() * dy + motion.y());
                float right = (float) ((width - 1) / 2.0 + motion.xy() * dy + motion.x());
                for (int column = 0; column < width; column++, i++) {
                    float dx = column - middleX;
                    float value = other.at(down + downPerColumn * dx, right + rightPerColumn * dx);
                    product += value * centred[i];
                    stepYy += value * yy[i];
                    stepYx += value * yx[i];
                    stepY += value * y[i];
                    stepXy += value * xy[i];
                    stepXx += value * xx[i];
                    stepX += value * x[i];
                }
            }
            double gain = product / variation;
            if (Math.abs(gain) < LEAST_GAIN) {
                gain = gain < 0 ? -LEAST_GAIN : LEAST_GAIN;
            }
            Affine correction = new Affine(
                    1 + stepYy / gain, stepYx / gain, stepY / gain, stepXy / gain, 1 + stepXx / gain, stepX / gain);
            return motion.after(correction.inverse());
        }
    }
}
