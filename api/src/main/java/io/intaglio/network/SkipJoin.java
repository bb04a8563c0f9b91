package io.intaglio.network;

/**
 * Joins its input with the features that a {@link Tap} saved: a skip connection (Ronneberger et al. 2015).
 *
 * @param name of the tap
 * @param mode the operation that joins both
 * @since 0.1
 */
public record SkipJoin(String name, Mode mode) implements Layer {

    /** The operation that joins two maps. */
    public enum Mode {
        /** Number by number; both have one shape. */
        ADD,
        /** Number by number to as many of the saved channels as there are, the first ones; the others do not change. */
        ADD_FIRST,
        /** Concatenation: the saved channels after the others. */
        CONCAT,
        /** Number by number, as a gate; both have one shape. */
        MULTIPLY
    }

    public SkipJoin {
        Checks.name("a merge's name", name);
    }

    /** The shape of the two joined. */
    Shape output(Shape in, Shape saved) {
        boolean fits = mode == Mode.ADD || mode == Mode.MULTIPLY
                ? in.equals(saved)
                : in.withChannels(1).equals(saved.withChannels(1))
                        && (mode == Mode.CONCAT || in.channels() <= saved.channels());
        if (!fits) {
            throw new ShapeException("what was saved as \"" + name + "\" is " + saved + " and does not join with " + in
                    + "; the image's height and width may not be multiples of the network's stride");
        }
        return mode != Mode.CONCAT ? in : in.withChannels(in.channels() + saved.channels());
    }

    /**
     * Throws always: a skip join alone does not know the saved features. The {@link ShapePlan} of an architecture does.
     */
    @Override
    public Shape output(Shape in) {
        throw new ShapeException("a skip join alone does not know what was saved as \"" + name
                + "\"; plan the architecture that it stands in");
    }
}
