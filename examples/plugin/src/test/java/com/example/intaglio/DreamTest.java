package com.example.intaglio;

import io.intaglio.testkit.TaskContract;
import io.intaglio.spi.TaskProvider;

class DreamTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Dream();
    }
}
