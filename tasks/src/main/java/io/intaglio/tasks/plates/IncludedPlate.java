package io.intaglio.tasks.plates;

import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/** An included plate. Its file has its name and is in the folder of these classes. */
interface IncludedPlate extends PlateProvider {

    @Override
    default InputStream open() throws IOException {
        return PlateProvider.beside(IncludedPlate.class, name() + ".plate");
    }
}
