package io.intaglio.djl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Stochastic;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Ladder();
    }

    @Test
    void itHasAsManyStochasticLayersAsItSays() {
        ImageSpec spec = new ImageSpec(1, 28, 28);
        Architecture architecture = Settings.parse("widths = 8,16\nlayers = 0,4")
                .applyTo(new Ladder())
                .create(spec, spec);

        assertThat(architecture.decoder().all().filter(Stochastic.class::isInstance))
                .hasSize(4);
        assertThat(architecture.hierarchical()).isTrue();
        assertThat(architecture.lateral()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"layers = 1", "layers = 1,-1", "widths = 0,1", "channels = 0", "dropout = 1", "beta = -1"})
    void settingsAreBounded(String setting) {
        assertThatThrownBy(() -> Settings.parse(setting).applyTo(new Ladder()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(setting.split(" ")[0]);
    }

    @Test
    void aSizeThatCannotBeHalvedIsRefused() {
        ImageSpec odd = new ImageSpec(1, 28, 30);
        assertThatThrownBy(() -> new Ladder().create(odd, odd))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("multiples of 4, not 30x28");
    }
}
