package com.example.intaglio;

import io.intaglio.spi.TaskContract;
import io.intaglio.spi.TaskProvider;

class DreamTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Dream();
    }
}
