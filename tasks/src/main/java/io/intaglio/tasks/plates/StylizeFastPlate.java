package io.intaglio.tasks.plates;

/**
 * The included plate for style transfer in one pass, through the code of an autoencoder. It was trained on synthetic
 * pictures of leaves only. Its card says how to train it again.
 *
 * @since 0.1
 */
public record StylizeFastPlate() implements IncludedPlate {

    @Override
    public String name() {
        return "stylize-fast";
    }

    @Override
    public String summary() {
        return "gives a picture the colours and the texture of others (--input style=PICTURE), in one pass";
    }
}
