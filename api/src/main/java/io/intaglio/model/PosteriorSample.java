package io.intaglio.model;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;
import java.util.List;

/**
 * Images that a variational autoencoder reconstructed from codes z, which were sampled from the posteriors q(z|x) of
 * given images. An evidence lower bound is estimated from them, and a likelihood by importance sampling.
 *
 * @param output the decoder's output for each sample; the samples of the first image, then those of the next
 * @param logRatio log p(z) - log q(z|x) of each sample in nats, over all levels of a hierarchy: one number per output
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
