package io.intaglio.testkit.network;

import io.intaglio.network.Activate;
import java.util.function.DoubleUnaryOperator;

/** The nonlinearities by their formulas. */
final class ReferenceActivations {

    private ReferenceActivations() {}

    static DoubleUnaryOperator of(Activate.Function function) {
        return switch (function) {
            case RELU -> x -> Math.max(x, 0);
            case LEAKY_RELU -> x -> x > 0 ? x : Activate.LEAK * x;
            case ELU -> x -> x > 0 ? x : Math.expm1(x);
            case SILU -> x -> x / (1 + Math.exp(-x));
            case GELU -> x -> x * 0.5 * (1 + erf(x / Math.sqrt(2)));
            case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
            case TANH -> Math::tanh;
        };
    }

    /** 2/√π·exp(-x²)·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!!, whose terms all have one sign (Abramowitz &amp; Stegun 7.1.6). */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
