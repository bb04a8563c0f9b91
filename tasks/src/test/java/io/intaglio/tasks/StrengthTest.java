package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrengthTest {

    private final ImageBatch before = ImageBatch.wrap(1, 1, 3, 1, new float[] {0.1f, 0.2f, -0.7f});
    private final ImageBatch after = ImageBatch.wrap(1, 1, 3, 1, new float[] {0.3f, 0.6f, 1.3f});

    @Test
    void theEndsAreTheImagesThemselves() {
        assertThat(new Strength(0).mixed(before, after)).isSameAs(before);
        assertThat(new Strength(1).mixed(before, after)).isSameAs(after);
        assertThat(new Strength().with(Settings.empty())).isEqualTo(new Strength(1));
    }

    @Test
    void betweenThemItIsAWeightedMean() {
        assertThat(new Strength(0.25).mixed(before, after).data()).containsExactly(0.15f, 0.3f, -0.2f);
        assertThat(new Strength(2).mixed(before, after).data()).containsExactly(0.5f, 1, 3.3f);
    }

    @Test
    void aRunBlendsThePictureWithTheNetworksAnswer() {
        ImageBatch picture = ImageBatch.wrap(1, 2, 2, 1, new float[] {0, 0.2f, 0.5f, 1});
        for (Task task : List.of(
                new Denoise().create(),
                new Enhance().create(),
                new Restore("blur", 0, NetworkSize.SMALL, 0).create())) {
            assertThat(run(task, picture, "strength = 0")).isEqualTo(picture.data());
            assertThat(run(task, picture, "")).containsExactly(0.25f, 0.45f, 0.75f, 1.25f);
            assertThat(run(task, picture, "strength = 1")).isEqualTo(run(task, picture, ""));
            assertThat(run(task, picture, "strength = 0.4")).containsExactly(0.1f, 0.3f, 0.6f, 1.1f);
        }
    }

    private static float[] run(Task task, ImageBatch picture, String options) {
        Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, picture), Settings.parse(options));
        return ((Result.Image) task.run(brighter(), TaskState.EMPTY, inputs, Tiling.DEFAULT))
                .image()
                .data();
    }

    /** A network that adds a quarter. */
    private static Autoencoder brighter() {
        ImageSpec any = ImageSpec.anySize(1);
        Architecture architecture = new Architecture(
                any,
                any,
                Network.of(Conv.same(1, 1)),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.Mse(1)));
        Weights weights = Weights.of(Map.of(
                "encoder.0.weight", Tensor.of(List.of(1, 1, 1, 1), new float[] {1}),
                "encoder.0.bias", Tensor.of(List.of(1), new float[] {0.25f})));
        return new FakeAutoencoder(architecture, weights);
    }

    @Test
    void refusesWhatIsNoShareAndWhatIsNoOption() {
        assertThatThrownBy(() -> new Strength().with(Settings.of("strength", "2.5")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("strength must be between 0 (the picture as it came) and 2 (twice the change"
                        + " of the network), not 2.5");
        assertThatThrownBy(() -> new Strength().with(Settings.of("strength", "much")))
                .hasMessageContaining("much");
        assertThatThrownBy(() -> new Strength().with(Settings.of("strenght", "1")))
                .hasMessageContaining("strength");
    }
}
