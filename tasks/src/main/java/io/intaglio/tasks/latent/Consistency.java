package io.intaglio.tasks.latent;

/** Whether images also learn the class that the network tells of another view of them. */
public enum Consistency {
    /** Where a number of labels is set. */
    AUTO,
    /** Always. */
    ON,
    /** Never. */
    OFF
}
