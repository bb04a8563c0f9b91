package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.spi.Named;
import io.intaglio.spi.SourceProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SourceProvidersTest {

    @Test
    void allAreFoundByName() {
        assertThat(ServiceLoader.load(SourceProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .map(Named::name))
                .contains("cifar10", "csv", "demo", "folder", "idx", "pairs", "views", "zip");
    }
}
