package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Architecture;
import io.intaglio.network.LossTerm;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.TermNetwork;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VicregKernelTest {

    private static double of(float[] first, float[] second, int examples) {
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            Shape shape = new Shape(examples, first.length / examples);
            return VicregKernel.loss(Tensors.floats(manager, first, shape), Tensors.floats(manager, second, shape))
                    .getFloat();
        }
    }

    /**
     * Three examples with two numbers. In the first view both are -1, 0, 1 times 0.5 and 2: variances of 0.25 and 4, a
     * covariance of 1. In the second view the numbers are 0, 0, 0 and 2, -4, 2: variances of 0 and 12, no covariance.
     */
    @Test
    void isTheSumOfItsThreePartsByHand() {
        float[] first = {-0.5f, -2, 0, 0, 0.5f, 2};
        float[] second = {0, 2, 0, -4, 0, 2};
        double invariance = (0.25 + 16 + 0 + 16 + 0.25 + 0) / 6;
        double narrowFirst = (1 - Math.sqrt(0.2501)) / 2;
        double narrowSecond = (1 - Math.sqrt(0.0001)) / 2;
        double between = 2 * 1.0 / 2;

        assertThat(of(first, second, 3))
                .isCloseTo(25 * invariance + 25 * (narrowFirst + narrowSecond) / 2 + between, within(1e-4));
    }

    @Test
    void equalViewsThatSpreadAndAreUncorrelatedCostNothing() {
        float[] view = {1, 1, -1, 1, 1, -1, -1, -1};

        assertThat(of(view, view, 4)).isCloseTo(0, within(1e-6));
    }

    /** The formula of the paper, in double precision. */
    private static double plain(double[] first, double[] second, int examples) {
        double loss = 0;
        for (int i = 0; i < first.length; i++) {
            loss += 25 * Math.pow(first[i] - second[i], 2) / first.length;
        }
        return loss + plain(first, examples) + plain(second, examples);
    }

    private static double plain(double[] view, int examples) {
        int numbers = view.length / examples;
        double loss = 0;
        for (int a = 0; a < numbers; a++) {
            for (int b = 0; b < numbers; b++) {
                double covariance = 0;
                for (int i = 0; i < examples; i++) {
                    covariance += (view[i * numbers + a] - mean(view, a, numbers))
                            * (view[i * numbers + b] - mean(view, b, numbers))
                            / (examples - 1);
                }
                loss += a == b
                        ? 12.5 * Math.max(0, 1 - Math.sqrt(covariance + 1e-4)) / numbers
                        : covariance * covariance / numbers;
            }
        }
        return loss;
    }

    private static double mean(double[] view, int number, int numbers) {
        double sum = 0;
        for (int i = number; i < view.length; i += numbers) {
            sum += view[i];
        }
        return sum * numbers / view.length;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    @Test
    void itsValueAndGradientAreThoseOfTheFormula() {
        Random random = new Random(4);
        double[] first = random.doubles(15, -1, 1).toArray();
        double[] second = random.doubles(15, -1, 1).toArray();
        assertThat(of(floats(first), floats(second), 5)).isCloseTo(plain(first, second, 5), within(1e-4));
        try (NDManager manager = PyTorch.engine().newBaseManager();
                GradientCollector collector = PyTorch.engine().newGradientCollector()) {
            NDArray view = Tensors.floats(manager, floats(first), new Shape(5, 3));
            view.setRequiresGradient(true);
            collector.backward(VicregKernel.loss(view, Tensors.floats(manager, floats(second), new Shape(5, 3))));
            float[] gradient = Tensors.floats(view.getGradient());
            for (int i = 0; i < first.length; i++) {
                double[] above = first.clone();
                double[] below = first.clone();
                above[i] += 1e-5;
                below[i] -= 1e-5;
                assertThat((double) gradient[i])
                        .isCloseTo((plain(above, second, 5) - plain(below, second, 5)) / 2e-5, within(1e-3));
            }
        }
    }

    /** Through a network: it needs two views, and the expander learns with it. */
    @Test
    void itLooksAtTheCodesOfTwoViewsBehindAnExpander() {
        Architecture network = Bare.NETWORK.architecture().with(new LossTerm.Vicreg(0.1, "code", 3));
        ShapePlan plan = ShapePlan.smallest(network);

        assertThat(plan.parts()).hasSize(1);
        assertThat(plan.parts().get(0).part().learns()).isEqualTo(TermNetwork.Learns.WITH);
        assertThat(plan.parts().get(0).weights()).isNotEmpty();
    }

    @Test
    void withoutAnExpanderItLooksAtTheCodesThemselves() {
        Architecture network = Bare.NETWORK.architecture().with(new LossTerm.Vicreg(0.1, "code", 0));

        assertThat(ShapePlan.smallest(network).parts().get(0).weights()).isEmpty();
    }

    @Test
    void aSingleExampleIsFinite() {
        assertThat(of(new float[] {1, 2}, new float[] {1, 2}, 1)).isCloseTo(25 * 0.99, within(1e-4));
    }
}
