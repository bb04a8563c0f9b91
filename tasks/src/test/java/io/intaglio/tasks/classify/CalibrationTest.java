package io.intaglio.tasks.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.network.Weights;
import io.intaglio.tasks.classify.Temperature.Scored;
import io.intaglio.tasks.numeric.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double TRUE_TEMPERATURE = 1.7;
    private static final double[] TRUE_BIASES = {0, 0, 3};

    /** Scores of which the true probabilities are softmax(scores / 1.7 + biases). */
    private static List<Scored> examples(int count, long seed) {
        Random random = new Random(seed);
        List<Scored> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] scores = new double[3];
            double[] scaled = new double[3];
            for (int c = 0; c < 3; c++) {
                scores[c] = 3 * random.nextGaussian();
                scaled[c] = scores[c] / TRUE_TEMPERATURE + TRUE_BIASES[c];
            }
            double[] probabilities = Softmax.of(scaled);
            double drawn = random.nextDouble();
            int label = drawn < probabilities[0] ? 0 : drawn < probabilities[0] + probabilities[1] ? 1 : 2;
            examples.add(new Scored(scores, label));
        }
        return examples;
    }

    /** The largest difference between how often a class is expected and how often it is right. */
    private static double imbalance(Calibration calibration, List<Scored> examples) {
        double[] excess = new double[3];
        for (Scored example : examples) {
            double[] probabilities = calibration.probabilities(example.scores());
            for (int c = 0; c < 3; c++) {
                excess[c] += (probabilities[c] - (c == example.label() ? 1 : 0)) / examples.size();
            }
        }
        return Math.max(Math.abs(excess[0]), Math.max(Math.abs(excess[1]), Math.abs(excess[2])));
    }

    /** The expected calibration error over 15 bins of the most likely class. */
    private static double error(Calibration calibration, List<Scored> examples) {
        double[] excess = new double[15];
        for (Scored example : examples) {
            double[] probabilities = calibration.probabilities(example.scores());
            int best = 0;
            for (int c = 1; c < 3; c++) {
                best = probabilities[c] > probabilities[best] ? c : best;
            }
            int bin = Math.min(14, (int) (15 * probabilities[best]));
            excess[bin] += probabilities[best] - (best == example.label() ? 1 : 0);
        }
        double sum = 0;
        for (double each : excess) {
            sum += Math.abs(each) / examples.size();
        }
        return sum;
    }

    @Test
    void theNumbersThatMadeTheLabelsAreFoundAgain() {
        Calibration found = Calibration.fit(examples(20_000, 1), 3);

        assertThat(found.temperature()).isCloseTo(TRUE_TEMPERATURE, within(0.06));
        assertThat(found.biases().get(0) - found.biases().get(1)).isCloseTo(0, within(0.1));
        assertThat(found.biases().get(2) - found.biases().get(1)).isCloseTo(3, within(0.15));
    }

    @Test
    void whatATemperatureAloneCannotMakeRightIsRight() {
        List<Scored> known = examples(2_000, 2);
        List<Scored> fresh = examples(20_000, 3);
        Calibration alone = new Calibration(Temperature.fit(known), List.of());
        Calibration both = Calibration.fit(known, 3);

        assertThat(imbalance(alone, fresh)).isGreaterThan(0.2);
        assertThat(imbalance(both, fresh)).isLessThan(0.02);
        assertThat(error(alone, fresh)).isGreaterThan(0.022);
        assertThat(error(both, fresh)).isLessThan(0.015);
    }

    /** Scores three times too far apart: right three times of four, whatever the class. */
    @Test
    void fewExamplesGiveATemperatureAloneAndFewerNothing() {
        List<Scored> examples = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            boolean first = i % 2 == 0;
            double far = 3 * Math.log(3);
            int told = first ? 0 : 1;
            examples.add(
                    new Scored(first ? new double[] {far, 0} : new double[] {0, far}, i % 8 < 2 ? 1 - told : told));
        }

        Calibration few = Calibration.fit(examples, 2);

        assertThat(few.biases()).isEmpty();
        assertThat(few.temperature()).isCloseTo(3, within(1e-3));
        assertThat(Calibration.fit(examples.subList(0, 49), 2)).isEqualTo(Calibration.NONE);
    }

    /** Perfect scores would be sharpened without end; a class without examples would be impossible. */
    @Test
    void nothingBecomesInfinite() {
        List<Scored> perfect = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            perfect.add(new Scored(i % 2 == 0 ? new double[] {1, 0, 0} : new double[] {0, 1, 0}, i % 2));
        }

        Calibration found = Calibration.fit(perfect, 3);

        assertThat(found.temperature()).isBetween(0.05, 20.0);
        assertThat(found.probabilities(new double[] {0, 0, 1})[2]).isGreaterThan(0.5);
    }

    @Test
    void aPlateKeepsWhatWasFittedAndEarlierPlatesATemperatureAlone() {
        Calibration both = new Calibration(2, List.of(0.5, -0.5));

        assertThat(Calibration.read(Weights.of(both.tensors()))).isEqualTo(both);
        assertThat(Calibration.read(Weights.of(new Calibration(2, List.of()).tensors())))
                .isEqualTo(new Calibration(2, List.of()));
        // softmax(1 / 2 + 0.5, 0 - 0.5) = 1 / (1 + exp(-1.5))
        assertThat(both.probabilities(new double[] {1, 0})[0]).isCloseTo(1 / (1 + Math.exp(-1.5)), within(1e-12));
    }
}
