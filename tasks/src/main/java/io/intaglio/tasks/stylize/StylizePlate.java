package io.intaglio.tasks.stylize;

import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/**
 * The included plate for style transfer by patches, without a network.
 *
 * @since 0.1
 */
public record StylizePlate() implements PlateProvider {

    private static final String RESOURCE = "stylize.plate";

    @Override
    public String name() {
        return "stylize";
    }

    @Override
    public String summary() {
        return "gives a picture the strokes and colours of others (--input style=PICTURE), without a network";
    }

    @Override
    public InputStream open() throws IOException {
        return PlateProvider.beside(StylizePlate.class, RESOURCE);
    }
}
