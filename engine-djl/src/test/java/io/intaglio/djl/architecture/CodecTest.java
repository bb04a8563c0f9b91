package io.intaglio.djl.architecture;

import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.testkit.ArchitectureContract;

class CodecTest extends ArchitectureContract {

    @Override
    protected ArchitectureProvider provider() {
        return new Codec();
    }
}
