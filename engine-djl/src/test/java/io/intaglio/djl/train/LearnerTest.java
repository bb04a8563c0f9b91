package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnerTest extends LeavesNothing {

    private static final ImageSpec GRAY = new ImageSpec(1, 4, 4);

    private static Batch batch(float value) {
        ImageBatch images = ImageBatch.zeros(4, 4, 4, 1);
        Arrays.fill(images.data(), value);
        images.data()[5] = 0;
        return new Batch(images, images, Optional.empty(), List.of());
    }

    /** What overflows before a normalization has moved what that remembers when the loss tells. */
    @Test
    void aStepThatIsNotTakenLeavesWeightsAndBuffersAsTheyWere() throws Exception {
        Architecture normed = new Architecture(
                GRAY,
                GRAY,
                Network.of(Conv.same(4, 3), Norm.batch(), Activate.relu()),
                new Latent.Point(0),
                Network.of(Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
        List<WeightSpec> specs = ShapePlan.smallest(normed).weights();
        Weights begin = Weights.initial(specs, 3);
        Compiled compiled = PyTorch.compiled(normed);
        try (Replica replica = new Replica(compiled, specs, begin, manager);
                Parameters parameters = new Parameters(specs, replica, begin);
                Learner learner = new Learner(new TrainingConfig(), List.of(replica), parameters, Optional.empty())) {
            learner.learn(batch(0.5f), 0, 1e-3);
            Weights before = parameters.rawCopy();
            assertThat(before.get("encoder.1.running-mean").data())
                    .isNotEqualTo(begin.get("encoder.1.running-mean").data());

            assertThatThrownBy(() -> learner.learn(batch(3e38f), 1, 1e-3)).isInstanceOf(Learner.Diverged.class);

            Weights after = parameters.rawCopy();
            for (String name : before.names()) {
                assertThat(after.get(name).data())
                        .as(name)
                        .isEqualTo(before.get(name).data());
            }
            assertThat(parameters.finite()).isTrue();
            assertThat(learner.halfway()).isFalse();
            try (NDArray seen = replica.tensor("encoder.1.running-mean").duplicate()) {
                assertThat(Tensors.floats(seen))
                        .as("where the layers look")
                        .isEqualTo(before.get("encoder.1.running-mean").data());
            }
        }
    }
}
