package io.intaglio.task;

/**
 * The requirements of a task: {@code Needs.CODE.withLabels()}, say.
 *
 * @param code an architecture whose decoder does not look past the latent
 * @param labels examples with classes
 * @param pairs examples with partners
 * @since 0.1
 */
public record Needs(boolean code, boolean labels, boolean pairs) {

    /** No requirements: any network, any images. */
    public static final Needs NOTHING = new Needs(false, false, false);

    /** A code; any images. */
    public static final Needs CODE = new Needs(true, false, false);

    /** Examples with partners; any network. */
    public static final Needs PAIRS = new Needs(false, false, true);

    /** Returns the same with classes of the examples. */
    public Needs withLabels() {
        return new Needs(code, true, pairs);
    }
}
