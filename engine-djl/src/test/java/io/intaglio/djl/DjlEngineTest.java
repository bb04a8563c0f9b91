package io.intaglio.djl;

import io.intaglio.spi.EngineContract;
import io.intaglio.spi.EngineProvider;

/** The contract that every engine keeps. */
class DjlEngineTest extends EngineContract {

    @Override
    protected EngineProvider provider() {
        return new DjlEngineProvider();
    }
}
