package com.example.intaglio;

import io.intaglio.spi.PlateProvider;
import io.intaglio.testkit.PlateProviderContract;

class StripesPlateTest extends PlateProviderContract {

    @Override
    protected PlateProvider provider() {
        return new StripesPlate();
    }
}
