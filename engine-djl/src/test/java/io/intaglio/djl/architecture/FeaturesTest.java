package io.intaglio.djl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Features();
    }

    @Test
    void itsCodeIsAMapAndItStaysSmall() {
        ShapePlan plan = ShapePlan.of(new Features().create(ImageSpec.anySize(1), ImageSpec.anySize(1)), 28, 28);

        assertThat(plan.code()).isEqualTo(new Shape.Map(128, 7, 7));
        assertThat(plan.parameters()).isLessThan(500_000);
    }

    @Test
    void aShareOfDropoutLiesBelowOne() {
        assertThatThrownBy(() -> new Features(List.of(8), List.of(1), 8, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dropout");
    }
}
