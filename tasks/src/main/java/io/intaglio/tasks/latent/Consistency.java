package io.intaglio.tasks.latent;

/** Use of consistency: whether an image also learns the class that the network predicts for another view of it. */
public enum Consistency {
    /** Images learn it where a number of labels is set. */
    AUTO,
    /** Images learn it. */
    ON,
    /** Images do not learn it. */
    OFF
}
