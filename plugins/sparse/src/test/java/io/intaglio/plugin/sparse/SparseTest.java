package io.intaglio.plugin.sparse;

import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;

class SparseTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Sparse();
    }
}
