package com.example.intaglio;

import io.intaglio.data.Source;
import io.intaglio.testkit.SourceContract;

class StripesTest extends SourceContract {

    @Override
    protected Source open() {
        return new Stripes().open("12");
    }
}
