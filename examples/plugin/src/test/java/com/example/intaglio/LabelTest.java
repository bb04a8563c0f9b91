package com.example.intaglio;

import io.intaglio.testkit.TaskContract;
import io.intaglio.spi.TaskProvider;

class LabelTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Label(2);
    }
}
