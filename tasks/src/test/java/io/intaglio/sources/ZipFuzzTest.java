package io.intaglio.sources;

import io.intaglio.fuzz.FuzzContract;

class ZipFuzzTest extends FuzzContract {

    ZipFuzzTest() {
        super(ZipFuzz.class, 64);
    }
}
