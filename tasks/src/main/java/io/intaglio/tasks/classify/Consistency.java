package io.intaglio.tasks.classify;

/**
 * The use of consistency: whether an image without a class is trained with the class that the network predicts for
 * another view of it (pseudo-label).
 */
public enum Consistency {
    /** Uses consistency if a number of labels is set. */
    AUTO,
    /** Always uses consistency. */
    ON,
    /** Never uses consistency. */
    OFF
}
