package io.intaglio.network;

/**
 * Saves its input under a name, for a later {@link SkipJoin} and for callers that read features. The output equals the
 * input.
 *
 * @param name unique within its architecture, in lower-case letters, digits and hyphens
 * @since 0.1
 */
public record Tap(String name) implements Layer {

    public Tap {
        Checks.name("a save's name", name);
    }

    @Override
    public Shape output(Shape in) {
        return in;
    }

    /** Returns 0, because the saved features exist already. */
    @Override
    public long activations(Shape in) {
        return 0;
    }
}
