package io.intaglio.internal.evaluation;

import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.internal.data.Labels;
import io.intaglio.internal.running.DataChannels;
import io.intaglio.internal.running.ImageFitting;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.task.Inputs;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Brings examples to a network, for an evaluation.
 *
 * @param channels that images are brought to
 * @param framing to the network's size
 * @param seed of what is drawn
 */
public record EvaluationExamples(DataChannels channels, UnaryOperator<ImageBatch> framing, long seed) {

    Example prepared(Example found) {
        return found.with(
                framing.apply(ImageFitting.channels(found.image(), channels.image())),
                found.partner().map(partner -> framing.apply(ImageFitting.channels(partner, channels.partner()))));
    }

    /** Returns the image's own random numbers: the same bits on every JDK, or published figures would depend on it. */
    RandomGenerator random(long index) {
        return new SplitMix64(new SplitMix64(seed).nextLong() + index);
    }

    /** A network that is told classes is told the example's. */
    Inputs labelled(PictureRunner model, Inputs inputs, Example found) {
        int classes = model.autoencoder().architecture().latent().classes();
        return classes == 0 ? inputs : inputs.withLabel(Labels.of(found, classes));
    }
}
