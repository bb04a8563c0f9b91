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
 * A network with its weights, ready to run. It may be used from several threads. Closing it waits for passes that are
 * under way and frees the engine's memory; whoever asks it for more then gets an {@link IllegalStateException}.
 *
 * @since 0.1
 */
public interface Autoencoder extends AutoCloseable {

    /** Returns the architecture. */
    Architecture architecture();

    /** The plan of the smallest image that it takes: what does not depend on size. One that is asked often keeps it. */
    default ShapePlan plan() {
        return ShapePlan.smallest(architecture());
    }

    /**
     * The whole way, from images to images. Dropout and reparameterization are off: the same input gives the same
     * output.
     *
     * @param x (count, height, width, channels), of a size that the architecture takes: multiples of the plan's stride;
     *     {@link Tiling} takes any other
     * @param condition one label an image where the latent has classes, else {@link Condition#NONE}
     * @return (count, height, width, output channels), not clipped
     * @throws io.intaglio.network.ShapeException if the network cannot take the size
     * @throws io.intaglio.config.InvalidInputException if the condition does not fit
     */
    ImageBatch apply(ImageBatch x, Condition condition);

    /** The two halves, unless the decoder looks past the latent ({@link Architecture#lateral}). */
    Optional<LatentCodec> codec();

    /**
     * Returns features at some places of the network for images, for other uses than an image.
     *
     * @param x as for {@link #apply}
     * @param condition as for {@link #apply}; it matters to taps in the decoder alone
     * @param places {@code code} for the code without chance, names of taps, names of heads for their answers
     *     ({@link ShapePlan#places})
     * @return by place, (count, length) for a vector, (count, channels, height, width) for a map
     * @throws io.intaglio.network.ShapeException if the network cannot take the size or has no such place
     * @throws io.intaglio.config.InvalidInputException if the condition does not fit, or the engine gives no features
     */
    default Map<String, Tensor> features(ImageBatch x, Condition condition, Set<String> places) {
        throw new InvalidInputException("this engine gives no features; use another one");
    }

    /**
     * Returns a further network that a task runs beside this one, for example one that draws codes. It is opened at the
     * first call with its name, and closed with this one.
     *
     * @param name of it among those of this network
     * @param architecture of it
     * @param weights of it, asked for once
     * @throws io.intaglio.config.InvalidInputException if the engine opens no further network
     */
    default Autoencoder companion(String name, Architecture architecture, Supplier<Weights> weights) {
        throw new InvalidInputException("this engine opens no further network beside a plate's own; use another one");
    }

    /**
     * Draws codes from the posterior of each image, and decodes them.
     *
     * @param x as for {@link #apply}
     * @param condition as for {@link #apply}
     * @param draws for each image, at least 1
     * @param seed from which the draws follow
     * @throws InvalidInputException if the latent has no posterior, or the engine draws none
     */
    default PosteriorSample posterior(ImageBatch x, Condition condition, int draws, long seed) {
        throw new InvalidInputException("this engine draws no codes; use another one");
    }

    /**
     * Draws codes from the prior, and decodes them: new images, of the size of {@link #plan()}.
     *
     * @param condition one label an image where the latent has classes, else {@link Condition#NONE}
     * @param count of images
     * @param temperature by which deviations from the prior's means are multiplied, at every level of a hierarchy
     * @param seed from which the draws follow
     * @throws InvalidInputException if the latent has no prior, or the engine draws none
     */
    default ImageBatch prior(Condition condition, int count, double temperature, long seed) {
        throw new InvalidInputException("this engine draws no codes; use another one");
    }

    /**
     * Returns approximately how many bytes of main memory a pass of one image takes at its peak, the weights not
     * counted. An engine with workspaces, or whose allocator takes more than is in use, adds them.
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
     * @return itself where an engine has no such choice
     */
    default Autoencoder onThreads(int count) {
        return this;
    }

    @Override
    void close();
}
