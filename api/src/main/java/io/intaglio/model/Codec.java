package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;

/** An autoencoder's two halves. */
public interface Codec {

    /**
     * Images to codes; of a gaussian latent, its mean.
     *
     * @param x as for {@link Autoencoder#apply}
     * @return (count, length) for a vector code, (count, channels, height, width) for a map
     */
    Tensor encode(ImageBatch x);

    /**
     * Codes to images.
     *
     * @param code as {@link #encode} gives it
     * @param condition as for {@link Autoencoder#apply}
     */
    ImageBatch decode(Tensor code, Condition condition);
}
