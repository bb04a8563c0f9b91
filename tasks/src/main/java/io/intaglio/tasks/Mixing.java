package io.intaglio.tasks;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;

/** The options of a run of a task that repairs: how the network's answer is mixed with the picture. */
sealed interface Mixing permits Strength, StrengthAndDetail {

    /** What the strength means, for people. */
    String STRENGTH = "0 keeps the picture, 1 gives the answer of the network, a larger number exaggerates the change";

    /** Returns the strength of the effect: 0 for the unchanged picture, 1 for the network's answer. */
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
}
