package io.intaglio.network;

/**
 * Joins its input with the features that a {@link Tap} saved: a skip connection (Ronneberger et al. 2015).
 *
 * @param name name of the tap
 * @param mode the operation that joins both
 * @since 0.1
 */
public record SkipJoin(String name, Mode mode) implements Layer {

    /** The operation that joins two maps. */
    public enum Mode {
        /** Adds the numbers at each place. Both must have the same shape. */
        ADD,
        /** Adds the first saved channels, as many as the input has. Further saved channels are not used. */
        ADD_FIRST,
        /** Concatenates the channels: first those of the input, then the saved ones. */
        CONCAT,
        /** Multiplies the numbers at each place (a gate). Both must have the same shape. */
        MULTIPLY
    }

    public SkipJoin {
        Checks.name("a merge's name", name);
    }

    /**
     * Returns the shape of the result.
     *
     * @param in shape of the input
     * @param saved shape of the saved features
     * @throws ShapeException if the two shapes do not fit
     */
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
     * Throws always, because a skip join alone does not know the saved features. The {@link ShapePlan} of an
     * architecture knows them.
     */
    @Override
    public Shape output(Shape in) {
        throw new ShapeException("a skip join alone does not know what was saved as \"" + name
                + "\"; plan the architecture that it stands in");
    }
}
