package io.intaglio.network;

import java.util.List;

/**
 * A layer composed of layers. Weights are named {@code INDEX.NAME} after the layer's place in the body. The body may
 * hold taps, and skip joins with taps before them, inside or outside: those outside are known to the {@link ShapePlan}
 * of an architecture alone.
 *
 * @since 0.1
 */
public sealed interface Composite extends Layer permits Residual, Scale, Block, Stochastic {

    /** Returns the layers inside, from input to output. */
    List<Layer> body();

    /**
     * Returns what comes out.
     *
     * @param in what reaches the composite
     * @param made what its body makes of it
     * @throws ShapeException if the two do not fit
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
        Receptive field = new Receptive();
        body().forEach(layer -> field.through(layer.reach()));
        return new ReceptiveField(field.radius(), field.stride(), field.enlargement());
    }
}
