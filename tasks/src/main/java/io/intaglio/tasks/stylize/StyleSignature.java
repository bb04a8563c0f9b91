package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import java.util.List;

/**
 * Numbers that say how a style's strokes look, so that a network can be told: at three sizes, how strong brightness
 * changes along four directions, how rare strong changes are, and whether lines are dark or bright.
 */
final class StyleSignature {

    private static final int SIZES = 3;
    private static final int[][] STEPS = {{0, 1}, {1, 0}, {1, 1}, {1, -1}};
    private static final int BY_SIZE = STEPS.length + 2;
    private static final double FAINT = 0.005;

    /** How many numbers there are. */
    static final int LENGTH = SIZES * BY_SIZE + 1;

    private StyleSignature() {}

    /** Returns the mean of the styles' numbers, by weight, each of about the size of 1. */
    static float[] of(List<PatchTransfer.Style> styles) {
        float[] mean = new float[LENGTH];
        double all = styles.stream().mapToDouble(PatchTransfer.Style::weight).sum();
        for (PatchTransfer.Style style : styles) {
            float[] own = of(style.image());
            for (int i = 0; i < LENGTH; i++) {
                mean[i] += (float) (style.weight() / all) * own[i];
            }
        }
        return mean;
    }

    static float[] of(ImageBatch style) {
        float[] numbers = new float[LENGTH];
        ImageBatch gray = Luminance.of(style);
        numbers[LENGTH - 1] =
                (float) logarithm(Math.sqrt(LinearTransfer.of(gray).covariance()[0][0]), 0.2);
        for (int size = 0; size < SIZES; size++) {
            describe(gray, numbers, size * BY_SIZE);
            gray = Resampling.resize(gray, Math.max(1, gray.height() / 2), Math.max(1, gray.width() / 2));
        }
        return numbers;
    }

    private static double logarithm(double deviation, double usual) {
        return Math.log((deviation + FAINT) / (usual + FAINT));
    }

    private static void describe(ImageBatch gray, float[] numbers, int at) {
        float[] y = gray.data();
        int width = gray.width();
        int height = gray.height();
        double[] squares = new double[STEPS.length];
        double curveSquares = 0;
        double curveCubes = 0;
        double lengths = 0;
        int count = 0;
        for (int row = 1; row + 1 < height; row++) {
            for (int column = 1; column + 1 < width; column++) {
                int i = row * width + column;
                double all = 0;
                double curve = -4 * y[i] + y[i - 1] + y[i + 1] + y[i - width] + y[i + width];
                for (int k = 0; k < STEPS.length; k++) {
                    int step = STEPS[k][0] * width + STEPS[k][1];
                    double slope = (y[i + step] - y[i - step]) / 2;
                    squares[k] += slope * slope;
                    all += slope * slope;
                }
                lengths += Math.sqrt(all);
                curveSquares += curve * curve;
                curveCubes += curve * curve * curve;
                count++;
            }
        }
        double pixels = Math.max(1, count);
        double total = 0;
        for (int k = 0; k < STEPS.length; k++) {
            total += squares[k];
            numbers[at + k] = (float) logarithm(Math.sqrt(squares[k] / pixels), 0.05);
        }
        double spread = Math.sqrt(total / pixels) + FAINT;
        numbers[at + STEPS.length] = (float) (3 * (lengths / pixels / spread) - 2);
        double deviation = Math.sqrt(curveSquares / pixels) + FAINT;
        numbers[at + STEPS.length + 1] = (float) Math.tanh(curveCubes / pixels / (deviation * deviation * deviation));
    }
}
