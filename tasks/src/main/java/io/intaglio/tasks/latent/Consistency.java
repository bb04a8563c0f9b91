package io.intaglio.tasks.latent;

/** Use of consistency: whether an image also learns the class that the network predicts for another view of it. */
public enum Consistency {
    /** Where a number of labels is set. */
    AUTO,
    /** Always. */
    ON,
    /** Never. */
    OFF
}
