package io.intaglio.network;

/**
 * Changes the shape without changing the values. The order of the values is channel, row, column.
 *
 * @param to the new shape
 * @since 0.1
 */
public record Reshape(Shape to) implements Layer {

    /**
     * Returns the new shape.
     *
     * @throws ShapeException if the numbers of values differ
     */
    @Override
    public Shape output(Shape in) {
        if (in.size() != to.size()) {
            throw new ShapeException("a reshape to " + to + " takes " + to.size() + " numbers, not " + in.size()
                    + "; this network serves one image size only");
        }
        return to;
    }

    @Override
    public ReceptiveField reach() {
        return ReceptiveField.GLOBAL;
    }
}
