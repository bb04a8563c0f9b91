package io.intaglio.djl;

import io.intaglio.spi.EngineProvider;
import io.intaglio.testkit.EngineContract;

/** The contract that every engine keeps. */
class DjlEngineTest extends EngineContract {

    @Override
    protected EngineProvider provider() {
        return new DjlEngineProvider();
    }
}
