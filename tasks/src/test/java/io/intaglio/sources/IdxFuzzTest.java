package io.intaglio.sources;

import io.intaglio.testkit.fuzz.FuzzContract;

class IdxFuzzTest extends FuzzContract {

    IdxFuzzTest() {
        super(IdxFuzz.class, 64);
    }
}
