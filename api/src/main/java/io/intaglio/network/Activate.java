package io.intaglio.network;

/**
 * Applies a nonlinearity to each number.
 *
 * @param function which
 * @since 0.1
 */
public record Activate(Function function) implements Layer {

    /** The nonlinearities. */
    public enum Function {
        /** Returns the rectifier: max(x, 0). */
        RELU,
        /** x where positive, x/5 elsewhere. */
        LEAKY_RELU,
        /** x where positive, exp(x)-1 elsewhere (Clevert et al. 2016). */
        ELU,
        /** x·σ(x), also called swish (Ramachandran et al. 2017). */
        SILU,
        /** x·Φ(x) (Hendrycks &amp; Gimpel 2016). */
        GELU,
        /** ln(1 + exp(x)). */
        SOFTPLUS,
        /** 1/(1 + exp(-x)), to (0, 1). */
        SIGMOID,
        /** To (-1, 1). */
        TANH
    }

    /** The slope of {@link Function#LEAKY_RELU} below zero. */
    public static final double LEAK = 0.2;

    /** Returns the rectifier: max(x, 0). */
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
