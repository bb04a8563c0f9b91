package com.example.intaglio;

import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/** A plate that comes with this jar: {@code intaglio run stripes picture.png --plugin-path example.jar}. */
public final class StripesPlate implements PlateProvider {

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public String summary() {
        return "tells lying stripes from standing ones, for the example plug-in";
    }

    @Override
    public InputStream open() throws IOException {
        InputStream plate = StripesPlate.class.getResourceAsStream("stripes.plate");
        if (plate == null) {
            throw new IOException("the jar lacks stripes.plate");
        }
        return plate;
    }
}
