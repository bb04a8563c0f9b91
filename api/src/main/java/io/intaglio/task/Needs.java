package io.intaglio.task;

/**
 * The requirements of a task.
 *
 * @param bottleneck a code: an architecture whose decoder does not look past the latent
 * @param labels examples with classes
 * @param pairs examples with partners
 * @since 0.1
 */
public record Needs(boolean bottleneck, boolean labels, boolean pairs) {

    /** No requirements: any network, any images. */
    public static final Needs NOTHING = new Needs(false, false, false);
}
