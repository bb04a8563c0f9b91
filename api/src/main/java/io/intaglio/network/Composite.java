package io.intaglio.network;

import java.util.List;

/**
 * A layer that is composed of layers. Weights are named {@code INDEX.NAME}, with the layer's place in the body. The
 * body may contain taps, and skip joins of taps before them, inside or outside the body. Only the {@link ShapePlan} of
 * an architecture knows the taps outside.
 *
 * @since 0.1
 */
public sealed interface Composite extends Layer permits Residual, Scale, Block, Stochastic {

    /** Returns the layers inside, from input to output. */
    List<Layer> body();

    /**
     * Returns the shape of the output.
     *
     * @param in shape of the input of the composite
     * @param made shape of the output of the body for this input
     * @throws ShapeException if the two shapes do not fit
     */
    Shape joined(Shape in, Shape made);

    @Override
    default Shape output(Shape in) {
        return new LayerWalk().step(this, in).out();
    }

    @Override
    default List<WeightSpec> weights(Shape in) {
        return new LayerWalk().step(this, in).weights();
    }

    @Override
    default long activations(Shape in) {
        return new LayerWalk().step(this, in).activations();
    }

    @Override
    default long flops(Shape in) {
        return new LayerWalk().step(this, in).flops();
    }

    @Override
    default ReceptiveField reach() {
        ReceptiveFieldCalculator field = new ReceptiveFieldCalculator();
        body().forEach(layer -> field.through(layer.reach()));
        return new ReceptiveField(field.radius(), field.stride(), field.enlargement());
    }
}
