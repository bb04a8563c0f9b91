package io.intaglio.sources;

import io.intaglio.fuzz.FuzzContract;

class CifarFuzzTest extends FuzzContract {

    CifarFuzzTest() {
        super(CifarFuzz.class, 64);
    }
}
