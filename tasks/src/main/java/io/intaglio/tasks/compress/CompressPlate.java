package io.intaglio.tasks.compress;

import io.intaglio.itg.ItgModel;
import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/**
 * The included plate with the model for compressed pictures, which is also part of the api. It was fitted to synthetic
 * pictures of leaves only. Its card says how to fit it again.
 */
public record CompressPlate() implements PlateProvider {

    @Override
    public String name() {
        return "compress";
    }

    @Override
    public String summary() {
        return "compresses pictures, gray or colour; fitted only to synthetic pictures";
    }

    @Override
    public InputStream open() throws IOException {
        return PlateProvider.beside(ItgModel.class, ItgModel.PLATE);
    }
}
