package com.example.intaglio;

import io.intaglio.spi.BaselineProvider;
import io.intaglio.testkit.BaselineContract;

class FlatTest extends BaselineContract {

    @Override
    protected BaselineProvider provider() {
        return new Flat();
    }

    @Override
    protected String task() {
        return "reconstruct";
    }
}
