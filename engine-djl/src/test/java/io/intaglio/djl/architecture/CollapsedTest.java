package io.intaglio.djl.architecture;

import io.intaglio.spi.ArchitectureContract;
import io.intaglio.spi.ArchitectureProvider;

class CollapsedTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Collapsed();
    }
}
