package io.intaglio.network;

/**
 * Applies a nonlinearity to each number.
 *
 * @param function the nonlinearity
 * @since 0.1
 */
public record Activate(Function function) implements Layer {

    /** The nonlinearities. */
    public enum Function {
        /** The rectifier: max(x, 0). */
        RELU,
        /** The leaky rectifier: x if positive, otherwise x/5. */
        LEAKY_RELU,
        /** The exponential linear unit: x if positive, otherwise exp(x)-1 (Clevert et al. 2016). */
        ELU,
        /** The sigmoid-weighted linear unit, also called swish: x·σ(x) (Ramachandran et al. 2017). */
        SILU,
        /** The Gaussian error linear unit: x·Φ(x) (Hendrycks &amp; Gimpel 2016). */
        GELU,
        /** The smooth rectifier: ln(1 + exp(x)). */
        SOFTPLUS,
        /** The logistic function: 1/(1 + exp(-x)), in (0, 1). */
        SIGMOID,
        /** The hyperbolic tangent, in (-1, 1). */
        TANH
    }

    /** The slope of {@link Function#LEAKY_RELU} for negative numbers. */
    public static final double LEAK = 0.2;

    /** Returns a layer with the rectifier: max(x, 0). */
    public static Activate relu() {
        return new Activate(Function.RELU);
    }

    @Override
    public Shape output(Shape in) {
        return in;
    }

    @Override
    public long flops(Shape in) {
        return in.size();
    }
}
