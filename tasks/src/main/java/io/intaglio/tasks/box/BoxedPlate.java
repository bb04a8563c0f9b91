package io.intaglio.tasks.box;

import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/** A plate whose file has its name and lies beside these classes. */
interface BoxedPlate extends PlateProvider {

    @Override
    default InputStream open() throws IOException {
        return PlateProvider.beside(BoxedPlate.class, name() + ".plate");
    }
}
