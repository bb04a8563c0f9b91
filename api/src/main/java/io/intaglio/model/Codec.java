package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;

/**
 * An autoencoder's two halves.
 *
 * @since 0.1
 */
public interface Codec {

    /**
     * Encodes images; for a Gaussian latent, the code is its mean.
     *
     * @param x as for {@link Autoencoder#apply}
     * @return (count, length) for a vector code, (count, channels, height, width) for a map
     */
    Tensor encode(ImageBatch x);

    /**
     * Decodes codes to images.
     *
     * @param code as {@link #encode} gives it
     * @param condition as for {@link Autoencoder#apply}
     */
    ImageBatch decode(Tensor code, Condition condition);
}
