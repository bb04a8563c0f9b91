package io.intaglio.tasks.plates;

/**
 * The included plate that doubles the height and width of pictures, gray and colour, also of JPEGs. It was trained on
 * synthetic scenes only. Its card says how to train it again.
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
        return "makes pictures twice as large, gray or colour, JPEGs too";
    }
}
