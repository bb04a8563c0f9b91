package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.LossTerm;
import io.intaglio.train.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassTermsTest {

    private static double of(double smoothing, List<Integer> labels, float... scores) {
        int classes = scores.length / labels.size();
        ImageBatch images = ImageBatch.zeros(labels.size(), 1, 1, 1);
        Batch batch = new Batch(images, images, Optional.empty(), labels);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            LossInputs in = new LossInputs(
                    null,
                    manager,
                    batch,
                    0,
                    null,
                    1,
                    new HashMap<>(Map.of("class", Tensors.floats(manager, scores, new Shape(labels.size(), classes)))),
                    false);
            return ClassTerms.crossEntropy(new LossTerm.CrossEntropy(1, "class", smoothing), in)
                    .getFloat();
        }
    }

    @Test
    void crossEntropyByHand() {
        double first = Math.log(1 + Math.E); // of scores 0, 1 for class 0
        double second = Math.log(1 + Math.exp(-3)); // of scores 5, 2 for class 0

        assertThat(of(0, List.of(0, 0), 0, 1, 5, 2)).isCloseTo((first + second) / 2, within(1e-6));
        assertThat(of(0, List.of(0, -1), 0, 1, 5, 2)).isCloseTo(first, within(1e-6));
        assertThat(of(0, List.of(-1, -1), 0, 1, 5, 2)).isZero();
    }

    /**
     * Pairs of rows: the first view tells class 0 with a probability of 0.95, class 1 with 0.88, class 0 with 0.95 of
     * an example whose class is known. The second views have the scores 0, 1.
     */
    @Test
    void pseudoLabelsByHand() {
        float[] scores = {3, 0, 0, 1, 0, 2, 0, 1, 3, 0, 0, 1};
        double first = Math.log(1 + Math.E); // of scores 0, 1 for class 0
        List<Integer> labels = List.of(-1, -1, -1, -1, 0, 0);

        assertThat(pseudo(0.9, labels, scores)).isCloseTo(first / 2, within(1e-6));
        assertThat(pseudo(0.5, labels, scores)).isCloseTo((first + first - 1) / 2, within(1e-6));
        assertThat(pseudo(0.96, labels, scores)).isZero();
        assertThat(pseudo(0.5, List.of(0, 0, 1, 1, 0, 0), scores)).isZero();
    }

    private static double pseudo(double confidence, List<Integer> labels, float... scores) {
        ImageBatch images = ImageBatch.zeros(labels.size(), 1, 1, 1);
        Batch batch = new Batch(images, images, Optional.empty(), labels, Map.of(), 2);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            LossInputs in = new LossInputs(
                    null,
                    manager,
                    batch,
                    0,
                    null,
                    1,
                    new HashMap<>(Map.of("class", Tensors.floats(manager, scores, new Shape(labels.size(), 2)))),
                    false);
            return ClassTerms.pseudoLabels(new LossTerm.PseudoLabels(1, "class", confidence), in)
                    .getFloat();
        }
    }

    /** Three examples with two views of two codes each. */
    @Test
    void viewsAreParted() {
        ImageBatch images = ImageBatch.zeros(6, 1, 1, 1);
        Batch batch = new Batch(images, images, Optional.empty(), List.of(), Map.of(), 2);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            LossInputs in = new LossInputs(null, manager, batch, 0, null, 2, new HashMap<>(), false);
            float[] rows = {0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51};
            List<NDArray> views = in.byView(Tensors.floats(manager, rows, new Shape(12, 1)));

            assertThat(views).hasSize(2);
            assertThat(Tensors.floats(views.get(0))).containsExactly(0, 1, 20, 21, 40, 41);
            assertThat(Tensors.floats(views.get(1))).containsExactly(10, 11, 30, 31, 50, 51);
            assertThat(views.get(0).getShape()).isEqualTo(new Shape(6, 1));
        }
    }

    @Test
    void smoothingGivesEveryClassAShare() {
        double right = Math.log(1 + Math.E);
        double wrong = right - 1;

        assertThat(of(0.2, List.of(0), 0, 1)).isCloseTo(0.9 * right + 0.1 * wrong, within(1e-6));
    }

    @Test
    void aClassBeyondTheScoresIsRefused() {
        assertThatThrownBy(() -> of(0, List.of(2), 0, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("an example is of class 2, and the head \"class\" knows classes from 0 to 1; set as many"
                        + " classes as the data has");
    }
}
