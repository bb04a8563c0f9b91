package io.intaglio.cli.search;

import io.intaglio.image.Affine;

/**
 * The inverse compositional Gauss-Newton method (Baker and Matthews 2004) at one resolution. Everything that depends on
 * the query alone is computed once, so a step takes one pass over the pixels.
 */
final class GaussNewton {

    private static final int MOTIONS = 6;

    /** The numbers of a motion and the query's own pixel. */
    private static final int SHARES = MOTIONS + 1;

    private static final double DAMPING = 1.003;

    /** A gain that is nearer to 0 would make steps of any length. */
    private static final double LEAST_GAIN = 0.1;

    /** A picture that shrinks or grows more than this, in area, is not the same any more. */
    private static final double MOST_GROWTH = 10;

    /** No pixel moves farther in the last step, in pixels. */
    private static final double STILL = 0.01;

    private final int height;
    private final int width;
    private final float[] centred;
    private final double variation;

    /** What a pixel of the other picture contributes to the step of each number of the motion, and to the gain. */
    private final float[] shares;

    GaussNewton(GrayImage query) {
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
        shares = sum == 0 ? new float[SHARES * pixels.length] : shares(descent(pixels));
    }

    /** Returns the sum of the squared differences of the query's pixels from their mean. */
    double variation() {
        return variation;
    }

    /** How the picture changes with each number of a motion, but for what gain and offset do as well. */
    private double[][] descent(float[] pixels) {
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
    private float[] shares(double[][] descent) {
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
        float[] all = new float[SHARES * pixels];
        for (int i = 0; i < pixels; i++) {
            for (int a = 0; a < MOTIONS; a++) {
                double share = 0;
                for (int b = 0; b < MOTIONS; b++) {
                    share += inverse[a][b] * descent[b][i];
                }
                all[SHARES * i + a] = (float) share;
            }
            all[SHARES * i + MOTIONS] = centred[i];
        }
        return all;
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

    /** Goes some steps from a motion, or as far as they lead anywhere. The other picture looks as a light shows it. */
    Affine take(GrayImage other, PhotometricMap light, Affine start, int count) {
        Affine motion = start;
        for (int i = 0; i < count; i++) {
            Affine correction = correction(other, light, motion);
            Affine next = motion.after(correction.inverse());
            double growth = Math.abs(next.determinant());
            if (!(growth > 1 / MOST_GROWTH && growth < MOST_GROWTH)
                    || Math.abs(next.y()) > height
                    || Math.abs(next.x()) > width) {
                return motion;
            }
            motion = next;
            if (farthest(correction) < STILL) {
                return motion;
            }
        }
        return motion;
    }

    private double farthest(Affine correction) {
        double down = Math.abs(correction.yy() - 1) * height / 2 + Math.abs(correction.yx()) * width / 2;
        double right = Math.abs(correction.xy()) * height / 2 + Math.abs(correction.xx() - 1) * width / 2;
        return Math.max(down + Math.abs(correction.y()), right + Math.abs(correction.x()));
    }

    /** As the shares are blind to gain and offset, the other picture need not be brought to the query's first. */
    private Affine correction(GrayImage other, PhotometricMap light, Affine motion) {
        float product = 0;
        float yy = 0;
        float yx = 0;
        float y = 0;
        float xy = 0;
        float xx = 0;
        float x = 0;
        float[] all = shares;
        float downPerColumn = (float) motion.yx();
        float rightPerColumn = (float) motion.xx();
        int i = 0;
        for (int row = 0; row < height; row++) {
            float down = firstDown(motion, row);
            float right = firstRight(motion, row);
            for (int column = 0; column < width; column++, i += SHARES) {
                float value = light.on(other.at(down + downPerColumn * column, right + rightPerColumn * column));
                yy += value * all[i];
                yx += value * all[i + 1];
                y += value * all[i + 2];
                xy += value * all[i + 3];
                xx += value * all[i + 4];
                x += value * all[i + 5];
                product += value * all[i + MOTIONS];
            }
        }
        double gain = product / variation;
        if (Math.abs(gain) < LEAST_GAIN) {
            gain = gain < 0 ? -LEAST_GAIN : LEAST_GAIN;
        }
        return new Affine(1 + yy / gain, yx / gain, y / gain, xy / gain, 1 + xx / gain, x / gain);
    }

    private float firstDown(Affine motion, int row) {
        double dy = row - (height - 1) / 2.0;
        return (float) ((height - 1) / 2.0 + motion.yy() * dy - motion.yx() * (width - 1) / 2.0 + motion.y());
    }

    private float firstRight(Affine motion, int row) {
        double dy = row - (height - 1) / 2.0;
        return (float) ((width - 1) / 2.0 + motion.xy() * dy - motion.xx() * (width - 1) / 2.0 + motion.x());
    }

    /** Returns the share of the query's variation that another picture explains by any gain and offset. */
    double explained(GrayImage other, Affine motion) {
        double sum = 0;
        double squares = 0;
        double product = 0;
        int i = 0;
        for (int row = 0; row < height; row++) {
            float down = firstDown(motion, row);
            float right = firstRight(motion, row);
            for (int column = 0; column < width; column++, i++) {
                float value = other.at(down + (float) motion.yx() * column, right + (float) motion.xx() * column);
                sum += value;
                squares += value * value;
                product += value * centred[i];
            }
        }
        double spread = squares - sum * sum / centred.length;
        return spread <= 1e-6 * centred.length ? 0 : product * product / (spread * variation);
    }
}
