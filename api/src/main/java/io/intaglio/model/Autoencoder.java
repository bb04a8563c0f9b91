package io.intaglio.model;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.network.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A network with its weights, ready to run. It may be used from several threads. Closing it waits for passes in
 * progress and frees the engine's memory; later calls throw {@link IllegalStateException}.
 *
 * @since 0.1
 */
public interface Autoencoder extends AutoCloseable {

    /** Returns the architecture. */
    Architecture architecture();

    /**
     * Returns the plan at the smallest image size that it accepts, for facts that do not depend on the size.
     * Implementations should cache it.
     */
    default ShapePlan plan() {
        return ShapePlan.smallest(architecture());
    }

    /**
     * Applies the whole network, from images to images. Dropout and reparameterization are off, so the same input gives
     * the same output.
     *
     * @param x (count, height, width, channels), of a size that the architecture accepts: multiples of the plan's
     *     stride; {@link Tiling} accepts any size
     * @param condition one label per image if the latent has classes, otherwise {@link Condition#NONE}
     * @return (count, height, width, output channels), not clipped
     * @throws io.intaglio.network.ShapeException if the network cannot take the size
     * @throws io.intaglio.config.InvalidInputException if the condition does not fit
     */
    ImageBatch apply(ImageBatch x, Condition condition);

    /**
     * Returns the encoder and the decoder; empty if the decoder also uses features of the encoder
     * ({@link Architecture#lateral}).
     */
    Optional<LatentCodec> codec();

    /**
     * Returns features of images at some places of the network.
     *
     * @param x as for {@link #apply}
     * @param condition as for {@link #apply}; it affects only taps in the decoder
     * @param places {@code code} for the code without sampling, names of taps, names of heads for their outputs
     *     ({@link ShapePlan#places})
     * @return by place, (count, length) for a vector, (count, channels, height, width) for a map
     * @throws io.intaglio.network.ShapeException if the network cannot take the size or has no such place
     * @throws io.intaglio.config.InvalidInputException if the condition does not fit, or the engine gives no features
     */
    default Map<String, Tensor> features(ImageBatch x, Condition condition, Set<String> places) {
        throw new InvalidInputException("this engine gives no features; use another one");
    }

    /**
     * Returns a further network that a task runs beside this one, for example one that generates codes. It is opened at
     * the first call with its name, and closed together with this network.
     *
     * @param name of it among those of this network
     * @param architecture of it
     * @param weights its weights, requested once
     * @throws io.intaglio.config.InvalidInputException if the engine opens no further network
     */
    default Autoencoder companion(String name, Architecture architecture, Supplier<Weights> weights) {
        throw new InvalidInputException("this engine opens no further network beside a plate's own; use another one");
    }

    /**
     * Samples codes from the posterior of each image, and decodes them.
     *
     * @param x as for {@link #apply}
     * @param condition as for {@link #apply}
     * @param draws number of samples per image, at least 1
     * @param seed the random seed of the samples
     * @throws InvalidInputException if the latent has no posterior, or the engine does not support sampling
     */
    default PosteriorSample posterior(ImageBatch x, Condition condition, int draws, long seed) {
        throw new InvalidInputException("this engine draws no codes; use another one");
    }

    /**
     * Samples codes from the prior, and decodes them to new images of the size of {@link #plan()}.
     *
     * @param condition one label per image if the latent has classes, otherwise {@link Condition#NONE}
     * @param count of images
     * @param temperature the factor of the deviations from the prior's means, at every level of a hierarchy
     * @param seed the random seed of the samples
     * @throws InvalidInputException if the latent has no prior, or the engine does not support sampling
     */
    default ImageBatch prior(Condition condition, int count, double temperature, long seed) {
        throw new InvalidInputException("this engine draws no codes; use another one");
    }

    /**
     * Returns approximately how many bytes of main memory a pass of one image takes at its peak, without the weights.
     * An engine with workspaces, or whose allocator takes more than is in use, adds them.
     *
     * @param size this network at the size of the image
     */
    default long passBytes(ShapePlan size) {
        return size.inferenceBytes(Workspace.NONE);
    }

    /** Returns the largest number of processors that a pass uses. */
    default int threads() {
        return 1;
    }

    /**
     * Returns this network limited to the given number of processors per pass, for callers that run several at once. It
     * shares this one's weights, can be used until this one is closed, and need not be closed itself.
     *
     * @return this network itself if the engine does not support it
     */
    default Autoencoder onThreads(int count) {
        return this;
    }

    @Override
    void close();
}
