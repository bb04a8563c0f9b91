package io.intaglio.task;

/**
 * The requirements of a task, for example {@code Needs.CODE.withLabels()}.
 *
 * @param code whether it needs an architecture with a code: its decoder computes the output from the latent alone
 * @param labels whether it needs examples with classes
 * @param pairs whether it needs examples with partners
 * @since 0.1
 */
public record Needs(boolean code, boolean labels, boolean pairs) {

    /** No requirements: any network, any images. */
    public static final Needs NOTHING = new Needs(false, false, false);

    /** A code; any images. */
    public static final Needs CODE = new Needs(true, false, false);

    /** Examples with partners; any network. */
    public static final Needs PAIRS = new Needs(false, false, true);

    /** Returns these requirements, and examples with classes. */
    public Needs withLabels() {
        return new Needs(code, true, pairs);
    }
}
