package com.example.intaglio;

import io.intaglio.testkit.ArchitectureContract;
import io.intaglio.spi.ArchitectureProvider;

class RingedTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Ringed();
    }
}
