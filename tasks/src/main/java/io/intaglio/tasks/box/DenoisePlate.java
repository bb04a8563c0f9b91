package io.intaglio.tasks.box;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * A denoiser that comes with the tasks: gray and colour, Gaussian noise of 5 to 55 without being told the level,
 * trained on drawn leaves alone, so that no picture's licence clings to it. Its card says how to train it again.
 *
 * @since 0.1
 */
public record DenoisePlate() implements BoxedPlate {

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String summary() {
        return "takes noise out of pictures, gray or colour, of unknown strength; trained on drawn leaves alone";
    }

    @Override
    public Optional<Finding> finding(ImageBatch picture) {
        return PictureSigns.of(picture).independentNoise();
    }
}
