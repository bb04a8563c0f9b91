package io.intaglio.testkit.fake;

import io.intaglio.spi.EngineProvider;
import io.intaglio.testkit.RunningEngineContract;

class FakeRunningEngineTest extends RunningEngineContract {

    @Override
    protected EngineProvider provider() {
        return new FakeRunningEngineProvider();
    }
}
