package io.intaglio.plugin.lucene;

import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.testkit.VectorIndexContract;

class LuceneIndexTest extends VectorIndexContract {

    @Override
    protected VectorIndexProvider provider() {
        return new LuceneIndexProvider();
    }
}
