package io.intaglio.tasks.latent;

/** Probabilities from scores. */
final class Softmax {

    private Softmax() {}

    /** Returns probabilities in proportion to the exponentials of scores. */
    static double[] of(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
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
}
