package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;
import java.util.Optional;

/**
 * The encoder and the decoder of an autoencoder.
 *
 * @since 0.1
 */
public interface LatentCodec {

    /**
     * Encodes images; for a Gaussian latent, the code is its mean.
     *
     * @param x as for {@link Autoencoder#apply}
     * @return (count, length) for a vector code, (count, channels, height, width) for a map
     */
    Tensor encode(ImageBatch x);

    /**
     * Returns the logarithms of the variances of the posteriors of images, for a Gaussian latent.
     *
     * @param x as for {@link Autoencoder#apply}
     * @return of the shape of {@link #encode}; empty for another latent, and if the engine does not provide them
     */
    default Optional<Tensor> logVariance(ImageBatch x) {
        return Optional.empty();
    }

    /**
     * Decodes codes to images.
     *
     * @param code as {@link #encode} gives it
     * @param condition as for {@link Autoencoder#apply}
     */
    ImageBatch decode(Tensor code, Condition condition);
}
