package io.intaglio.model;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;
import java.util.List;

/**
 * Images that a variational autoencoder made of images by codes z drawn from their posteriors q(z|x). An evidence lower
 * bound is estimated from them, and a likelihood by importance sampling.
 *
 * @param output what the decoder made of each draw; the draws of the first image, then those of the next
 * @param logRatio log p(z) - log q(z|x) of each draw in nats, over all levels of a hierarchy: one number an output
 * @since 0.1
 */
@Incubating
public record PosteriorSample(ImageBatch output, Tensor logRatio) {

    public PosteriorSample {
        if (!logRatio.shape().equals(List.of(output.count()))) {
            throw new InvalidInputException(
                    "there is a number for each of " + output.count() + " outputs, not " + logRatio.shape());
        }
    }
}
