package com.example.intaglio;

import io.intaglio.network.Init;
import io.intaglio.network.Layer;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.Shape;
import io.intaglio.network.WeightSpec;
import java.util.List;

/**
 * A layer: multiplies each channel by a learned number.
 *
 * @param start what the numbers begin with
 */
public record Fade(double start) implements Layer.Custom {

    @Override
    public String kind() {
        return "fade";
    }

    @Override
    public Shape output(Shape in) {
        return in;
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        return List.of(WeightSpec.trained("gain", List.of(in.channels()), Init.constant(start)));
    }

    @Override
    public ReceptiveField reach() {
        return ReceptiveField.PIXEL;
    }
}
