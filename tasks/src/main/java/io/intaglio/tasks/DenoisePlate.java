package io.intaglio.tasks;

import io.intaglio.spi.PlateProvider;
import java.io.IOException;
import java.io.InputStream;

/**
 * A denoiser that comes with the tasks: gray and colour, Gaussian noise of 5 to 55 without being told the level,
 * trained on drawn leaves alone, so that no picture's licence clings to it. Its card says how to train it again.
 *
 * @since 0.1
 */
public record DenoisePlate() implements PlateProvider {

    private static final String RESOURCE = "denoise.plate";

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String summary() {
        return "takes noise out of pictures, gray or colour, of unknown strength; trained on drawn leaves alone";
    }

    @Override
    public InputStream open() throws IOException {
        return PlateProvider.beside(DenoisePlate.class, RESOURCE);
    }
}
