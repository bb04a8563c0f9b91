package io.intaglio.sources;

import io.intaglio.testkit.fuzz.FuzzContract;

class ZipFuzzTest extends FuzzContract {

    ZipFuzzTest() {
        super(ZipFuzz.class, 64);
    }
}
