package com.example.intaglio;

import io.intaglio.testkit.DegradationContract;
import io.intaglio.spi.Degradation;

class DustTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Dust();
    }
}
