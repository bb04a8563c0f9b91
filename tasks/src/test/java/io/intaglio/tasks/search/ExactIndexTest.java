package io.intaglio.tasks.search;

import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.testkit.VectorIndexContract;

class ExactIndexTest extends VectorIndexContract {

    @Override
    protected VectorIndexProvider provider() {
        return new ExactIndexProvider();
    }
}
