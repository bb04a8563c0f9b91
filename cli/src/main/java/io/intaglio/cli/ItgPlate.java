package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.itg.ItgModel;
import io.intaglio.plate.Plate;
import java.io.IOException;

/** The model of compressed pictures that a plate holds. */
final class ItgPlate {

    /** The task whose plates hold one, and the name of the included plate. */
    static final String NAME = "compress";

    private ItgPlate() {}

    static ItgModel model(Plate plate, String name) throws IOException {
        byte[] bytes = plate.state(NAME).entries().get(ItgModel.ENTRY);
        if (bytes == null) {
            throw new InvalidInputException("the plate " + name + " compresses no pictures; \"intaglio train " + NAME
                    + " --data PICTURES --out FILE.plate\" makes one that does");
        }
        return ItgModel.of(bytes);
    }
}
