package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import java.util.List;

/**
 * A fully connected layer over a vector. Weights: {@code weight} (out, in) and {@code bias} (out).
 *
 * @param out number of outputs
 * @param gain standard deviation of the initial weights times √fan-in
 * @since 0.1
 */
public record Dense(int out, double gain) implements Layer {

    public Dense {
        atLeast("a dense layer's length", out, 1);
    }

    /** Returns a dense layer that is followed by a ReLU. */
    public static Dense of(int out) {
        return new Dense(out, Conv.RELU_GAIN);
    }

    /** Returns a dense layer without a nonlinearity after it. */
    public static Dense linear(int out) {
        return new Dense(out, 1);
    }

    @Override
    public Shape.Vector output(Shape in) {
        if (!(in instanceof Shape.Vector)) {
            throw new ShapeException(
                    "a dense layer takes a vector, not " + in + "; put a flattening reshape before it");
        }
        return new Shape.Vector(out);
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        return List.of(
                WeightSpec.matrix("weight", List.of(out, in.channels()), gain, in.channels()),
                WeightSpec.trained("bias", List.of(out), Init.constant(0)));
    }

    @Override
    public long flops(Shape in) {
        return 2L * out * in.channels();
    }

    /** Returns a text without the gain, which does not affect existing weights and so is not part of fingerprints. */
    @Override
    public String toString() {
        return "Dense[out=" + out + "]";
    }

    @Override
    public ReceptiveField reach() {
        return ReceptiveField.GLOBAL;
    }
}
