package io.intaglio.djl.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariationalTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Variational();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks = 65", "levels = 9", "width = 4097", "hidden = 65537", "latent = 0"})
    void settingsAreBoundedWhateverTheCodeIs(String setting) {
        assertThatThrownBy(() -> Settings.parse(setting + "\nbottleneck = map").applyTo(new Variational()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(setting.split(" ")[0]);
    }
}
