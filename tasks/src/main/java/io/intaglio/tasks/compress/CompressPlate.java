package io.intaglio.tasks.compress;

import io.intaglio.itg.ItgModel;
import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/**
 * The plate with the model for compressed pictures that comes with the api, fitted to drawn leaves alone. Its card says
 * how to fit it again.
 */
public record CompressPlate() implements PlateProvider {

    @Override
    public String name() {
        return "compress";
    }

    @Override
    public String summary() {
        return "compresses pictures, gray or colour; fitted to drawn leaves alone";
    }

    @Override
    public InputStream open() throws IOException {
        return PlateProvider.beside(ItgModel.class, ItgModel.PLATE);
    }
}
