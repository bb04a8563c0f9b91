package io.intaglio.tasks.plates;

/**
 * The included plate that fills in what a mask marks, holes and missing pixels, gray and colour. It was trained on
 * synthetic scenes only. Its card says how to train it again.
 *
 * @since 0.1
 */
public record FillPlate() implements IncludedPlate {

    @Override
    public String name() {
        return "fill";
    }

    @Override
    public String summary() {
        return "fills holes and lost pixels that a mask shows (--mask), gray or colour";
    }
}
