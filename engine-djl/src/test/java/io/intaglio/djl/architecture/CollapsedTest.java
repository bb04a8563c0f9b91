package io.intaglio.djl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.NetworkJson;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;
import io.intaglio.testkit.network.ReferenceNetwork;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollapsedTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Collapsed();
    }

    private static final Collapsed RESTORER =
            Settings.of("residual", true).with("laterals", true).applyTo(new Collapsed());

    /** It begins with a last convolution of zeros. */
    @Test
    void aResidualOutputIsAddedToThePictureAndNotToTheMaskBehindIt() {
        Architecture architecture = RESTORER.create(ImageSpec.anySize(4), ImageSpec.anySize(3));
        Weights weights = Weights.initial(ShapePlan.of(architecture, 16, 24).weights(), 1);
        ImageBatch x = ImageBatch.zeros(1, 16, 24, 4);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = i % 101 / 100f;
        }

        ImageBatch y = new ReferenceNetwork(architecture, weights).apply(x, List.of());

        assertThat(y.data()).isEqualTo(x.channels(0, 1, 2).data());
    }

    @Test
    void aResidualOutputNeedsAnInputOfAtLeastItsChannels() {
        assertThatThrownBy(() -> RESTORER.create(ImageSpec.anySize(1), ImageSpec.anySize(3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("too few channels for it (1, not 3); set residual=false");
    }

    @Test
    void betweenPixelsNoGridShows() {
        assertThat(unevenness("bilinear")).isLessThan(1e-5f);
        assertThat(unevenness("shuffle")).isGreaterThan(1e-3f);
    }

    /** Of what random weights make of an even picture, far from its border, where zeros stand beside it. */
    private static float unevenness(String upsampling) {
        Architecture architecture = Settings.of("upsampling", upsampling)
                .with("widths", "4,6,8")
                .with("laterals", true)
                .with("shuffle", 1)
                .applyTo(new Collapsed())
                .create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        ShapePlan plan = ShapePlan.of(architecture, 128, 128);
        assertThat(plan.reach()).isLessThan(60);
        ImageBatch even = ImageBatch.zeros(1, 128, 128, 1);
        Arrays.fill(even.data(), 0.5f);

        float[] middle = new ReferenceNetwork(architecture, Weights.initial(plan.weights(), 1))
                .apply(even, List.of())
                .crop(60, 60, 8, 8)
                .data();

        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float pixel : middle) {
            least = Math.min(least, pixel);
            most = Math.max(most, pixel);
        }
        return most - least;
    }

    @Test
    void withoutOtherChannelsNothingChanges() {
        assertThat(NetworkJson.write(RESTORER.create(ImageSpec.anySize(1), ImageSpec.anySize(1))))
                .contains("{\"kind\":\"skip-join\",\"name\":\"input\",\"mode\":\"add\"}");
    }
}
