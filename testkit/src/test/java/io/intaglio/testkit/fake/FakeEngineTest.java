package io.intaglio.testkit.fake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.testkit.EngineContract;
import org.junit.jupiter.api.Test;

class FakeEngineTest extends EngineContract {

    @Override
    protected EngineProvider provider() {
        return new FakeEngineProvider();
    }

    @Test
    void anAbsentDeviceIsRefusedByListingThoseThatAreThere() {
        assertThatThrownBy(() -> provider().open(new EngineOptions().device("gpu:0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no device gpu:0 here; the engine fake found: cpu");
    }
}
