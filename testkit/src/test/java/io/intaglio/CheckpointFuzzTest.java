package io.intaglio;

import io.intaglio.testkit.fuzz.FuzzContract;

class CheckpointFuzzTest extends FuzzContract {

    CheckpointFuzzTest() {
        super(CheckpointFuzz.class, 64);
    }
}
