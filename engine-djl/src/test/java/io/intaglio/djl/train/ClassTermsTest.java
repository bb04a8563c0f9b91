package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Term;
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
            return ClassTerms.crossEntropy(new Term.CrossEntropy(1, "class", smoothing), in)
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
