package io.intaglio.plugin.sparse;

import io.intaglio.spi.ArchitectureContract;
import io.intaglio.spi.ArchitectureProvider;

class SparseTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Sparse();
    }
}
