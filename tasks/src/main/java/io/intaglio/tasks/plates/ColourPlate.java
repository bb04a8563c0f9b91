package io.intaglio.tasks.plates;

/**
 * The included plate that colours gray pictures. It was trained on synthetic scenes only, so its colours are pale. Its
 * card says how to train it again.
 *
 * @since 0.1
 */
public record ColourPlate() implements IncludedPlate {

    @Override
    public String name() {
        return "colour";
    }

    @Override
    public String summary() {
        return "guesses the colours of gray pictures; never saw a photograph, so its colours are pale";
    }
}
