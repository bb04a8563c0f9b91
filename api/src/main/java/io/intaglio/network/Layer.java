package io.intaglio.network;

import java.util.List;

/**
 * One step of a network, as data. A layer is independent of the shape of its input, which is a parameter of its
 * methods.
 *
 * <p>The interface is sealed, except for {@link Custom}, so the compiler can check that an engine supports every kind
 * of layer.
 *
 * @since 0.1
 */
public sealed interface Layer
        permits Conv,
                ConvTranspose,
                Dense,
                Upsample,
                PixelShuffle,
                Pool,
                Norm,
                Gdn,
                SelfAttention,
                Activate,
                Dropout,
                Reshape,
                PositionalEncoding,
                Composite,
                Tap,
                SkipJoin,
                Layer.Custom {

    /**
     * Returns the shape of the output.
     *
     * @throws ShapeException if this layer cannot process {@code in}
     */
    Shape output(Shape in);

    /** Returns the tensors of this layer for an input of this shape. */
    default List<WeightSpec> weights(Shape in) {
        return List.of();
    }

    /** Returns the number of values that it computes for one example, including intermediate values. */
    default long activations(Shape in) {
        return output(in).size();
    }

    /**
     * Returns the number of floating-point operations for one example. A multiplication and an addition count as two
     * operations.
     */
    default long flops(Shape in) {
        return 0;
    }

    /** Returns the receptive field. */
    default ReceptiveField reach() {
        return ReceptiveField.PIXEL;
    }

    /**
     * A layer that a plug-in adds. Implement it as a record, because its {@code toString} is part of the fingerprint.
     * For each engine that should run it, provide that engine's kernel under the name {@link #kind()}. Its test extends
     * {@code LayerContract}.
     */
    non-sealed interface Custom extends Layer {

        /** Returns the name under which an engine finds the code: lower-case ASCII letters, digits and hyphens. */
        String kind();

        /**
         * Returns the receptive field. If it is not known, return {@link ReceptiveField#GLOBAL}, which is always
         * correct.
         */
        @Override
        ReceptiveField reach();
    }
}
