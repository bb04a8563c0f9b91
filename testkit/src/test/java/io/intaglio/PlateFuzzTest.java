package io.intaglio;

import io.intaglio.testkit.fuzz.FuzzContract;

class PlateFuzzTest extends FuzzContract {

    PlateFuzzTest() {
        super(PlateFuzz.class, 64);
    }
}
