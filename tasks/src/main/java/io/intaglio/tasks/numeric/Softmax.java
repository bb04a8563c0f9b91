package io.intaglio.tasks.numeric;

/**
 * Computes probabilities from scores.
 *
 * @since 0.1
 */
public final class Softmax {

    private Softmax() {}

    /** Returns probabilities that are proportional to the exponentials of scores. */
    public static double[] of(double[] scores) {
        double most = most(scores);
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = Math.exp(scores[c] - most);
            sum += probabilities[c];
        }
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }

    /** Returns the logarithm of the sum of the exponentials of scores. */
    public static double logSum(double[] scores) {
        double most = most(scores);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - most);
        }
        return most + Math.log(sum);
    }

    /** Returns the logarithm of the mean of the exponentials of scores. */
    public static double logMean(double[] scores) {
        return logSum(scores) - Math.log(scores.length);
    }

    private static double most(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        return most;
    }
}
