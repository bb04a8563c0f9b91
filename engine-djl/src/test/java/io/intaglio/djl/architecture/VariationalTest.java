package io.intaglio.djl.architecture;

import io.intaglio.spi.ArchitectureContract;
import io.intaglio.spi.ArchitectureProvider;

class VariationalTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Variational();
    }
}
