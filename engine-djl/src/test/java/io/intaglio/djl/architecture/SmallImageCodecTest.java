package io.intaglio.djl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;
import org.junit.jupiter.api.Test;

class SmallImageCodecTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new SmallImageCodec();
    }

    @Test
    void eachSquareOfFourByFourPixelsHasItsNumbers() {
        ImageSpec image = new ImageSpec(1, 28, 20);
        ShapePlan plan = ShapePlan.of(new SmallImageCodec(3, 8, 1, 2, 0.01).create(image, image), 28, 20);

        assertThat(plan.code()).isEqualTo(new Shape.Vector(3 * 7 * 5));
        assertThat(plan.weights()).anySatisfy(weight -> {
            assertThat(weight.name()).isEqualTo("latent.mean");
            assertThat(weight.shape()).containsExactly(2, 3 * 7 * 5);
        });
    }

    @Test
    void otherSizesAreRefused() {
        for (ImageSpec image : new ImageSpec[] {new ImageSpec(1, 30, 28), ImageSpec.anySize(1)}) {
            assertThatThrownBy(() -> provider().create(image, image))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("a multiple of 4 both ways");
        }
    }
}
