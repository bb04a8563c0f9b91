package io.intaglio.djl.architecture;

import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;

class SmallImageCodecTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new SmallImageCodec();
    }
}
