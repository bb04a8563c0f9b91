package io.intaglio.tasks.box;

/**
 * Fills in what a mask shows, holes and lost pixels, gray and colour; trained on drawn scenes alone. Its card says how
 * to train it again.
 *
 * @since 0.1
 */
public record FillPlate() implements BoxedPlate {

    @Override
    public String name() {
        return "fill";
    }

    @Override
    public String summary() {
        return "fills in what a mask shows (--mask), holes and lost pixels, gray or colour";
    }
}
