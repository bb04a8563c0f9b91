package io.intaglio.sources;

import io.intaglio.fuzz.FuzzContract;

class IdxFuzzTest extends FuzzContract {

    IdxFuzzTest() {
        super(IdxFuzz.class, 64);
    }
}
