package io.intaglio.tasks.classify;

import java.util.List;

/**
 * Calibrates probabilities by dividing all scores by one number, the temperature (Guo et al. 2017). The temperature
 * minimizes the negative log-likelihood on examples that were not used to train the weights.
 */
final class Temperature {

    private static final double LOWEST = Math.log(0.05);
    private static final double HIGHEST = Math.log(20);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int ROUNDS = 60;

    /**
     * The scores of an example with its right class.
     *
     * @param scores one score for each class
     * @param label the right class
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Scored(double[] scores, int label) {}

    private Temperature() {}

    /**
     * Returns the best temperature, between 0.05 and 20. The loss has one minimum, which a golden-section search finds.
     */
    static double fit(List<Scored> examples) {
        double low = LOWEST;
        double high = HIGHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double lossLeft = loss(examples, Math.exp(left));
        double lossRight = loss(examples, Math.exp(right));
        for (int round = 0; round < ROUNDS; round++) {
            if (lossLeft <= lossRight) {
                high = right;
                right = left;
                lossRight = lossLeft;
                left = high - GOLDEN * (high - low);
                lossLeft = loss(examples, Math.exp(left));
            } else {
                low = left;
                left = right;
                lossLeft = lossRight;
                right = low + GOLDEN * (high - low);
                lossRight = loss(examples, Math.exp(right));
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(List<Scored> examples, double temperature) {
        Calibration alone = new Calibration(temperature, List.of());
        double sum = 0;
        for (Scored example : examples) {
            double[] probabilities = alone.probabilities(example.scores());
            sum -= Math.log(Math.max(1e-300, probabilities[example.label()]));
        }
        return sum / examples.size();
    }
}
