package io.intaglio.network;

/**
 * Remembers what passes under a name, for a {@link SkipJoin} further on and for whoever looks at features. Changes
 * nothing.
 *
 * @param name unique within its architecture, kebab-case
 */
public record Tap(String name) implements Layer {

    public Tap {
        Checks.name("a save's name", name);
    }

    @Override
    public Shape output(Shape in) {
        return in;
    }

    /** None: what it saves is there already. */
    @Override
    public long activations(Shape in) {
        return 0;
    }
}
