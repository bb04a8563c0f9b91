package io.intaglio.tasks.plates;

/**
 * The included plate that makes pictures twice as large, gray and colour, also JPEGs. It was trained on drawn scenes
 * alone. Its card says how to train it again.
 *
 * @since 0.1
 */
public record EnlargePlate() implements IncludedPlate {

    @Override
    public String name() {
        return "enlarge";
    }

    @Override
    public String summary() {
        return "makes pictures twice as large, gray or colour, also where they are JPEGs";
    }
}
