package io.intaglio.sources;

import io.intaglio.testkit.fuzz.FuzzContract;

class CifarFuzzTest extends FuzzContract {

    CifarFuzzTest() {
        super(CifarFuzz.class, 64);
    }
}
