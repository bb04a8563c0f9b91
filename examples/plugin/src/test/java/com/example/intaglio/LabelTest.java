package com.example.intaglio;

import io.intaglio.spi.TaskContract;
import io.intaglio.spi.TaskProvider;

class LabelTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Label(2);
    }
}
