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
    @ValueSource(strings = {"likelihood = calibrated", "likelihood = mse\nfree-bits = 0.1"})
    void severalSamplesTakeALikelihoodThatIsASumAndNoFreeBits(String settings) {
        assertThatThrownBy(() -> Settings.parse("samples = 5\n" + settings).applyTo(new Variational()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks = 65", "levels = 9", "width = 4097", "hidden = 65537", "latent = 0"})
    void settingsAreBoundedWhateverTheCodeIs(String setting) {
        assertThatThrownBy(() -> Settings.parse(setting + "\nbottleneck = map").applyTo(new Variational()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(setting.split(" ")[0]);
    }
}
