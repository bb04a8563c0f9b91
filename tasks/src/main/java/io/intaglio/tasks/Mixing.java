package io.intaglio.tasks;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;

/** The options of a run of a task that repairs: how the network's answer is mixed with the picture. */
sealed interface Mixing permits Strength, StrengthAndDetail {

    /** Returns the strength of the effect, from 0 (the unchanged picture) to 1 (the network's answer). */
    double strength();

    /**
     * Mixes two images.
     *
     * @param before the unchanged image
     * @param after the network's answer, of the same shape
     */
    ImageBatch mixed(ImageBatch before, ImageBatch after);

    /** Returns these options, changed by those of a run. */
    Mixing with(Settings options);

    /** Returns these options as a record of settings. */
    Record options();

    /** Runs the network on the input picture. With a strength of 0 the network is not needed. */
    default Result run(Autoencoder model, Inputs inputs, Tiling tiling) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        return new Result.Image(strength() == 0 ? image : mixed(image, tiling.apply(model, image, Condition.NONE)));
    }
}
