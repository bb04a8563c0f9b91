package io.intaglio.djl;

import io.intaglio.network.Init;
import io.intaglio.network.Layer;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.Shape;
import io.intaglio.network.WeightSpec;
import java.util.List;

/**
 * A stranger's layer: each channel times a learned factor.
 *
 * @param begin the factor to begin with
 */
public record ChannelGain(double begin) implements Layer.Custom {

    @Override
    public String kind() {
        return "fade";
    }

    @Override
    public Shape output(Shape in) {
        return in.map("a fade");
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        return List.of(WeightSpec.trained("factor", List.of(in.channels()), Init.constant(begin)));
    }

    @Override
    public ReceptiveField reach() {
        return ReceptiveField.PIXEL;
    }
}
