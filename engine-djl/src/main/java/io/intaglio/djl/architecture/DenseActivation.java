package io.intaglio.djl.architecture;

import io.intaglio.network.Activate;

/**
 * The nonlinearity after a dense layer beside a code. A unit there has thousands of inputs, so one step of Adam can
 * move it far: half of the rectifiers died in the first 150 steps on Fashion-MNIST. SiLU cannot die.
 *
 * @since 0.1
 */
public enum DenseActivation {
    /** max(x, 0). */
    RELU(Activate.Function.RELU),
    /** x·σ(x) (Ramachandran et al. 2017). */
    SILU(Activate.Function.SILU);

    private final Activate.Function function;

    DenseActivation(Activate.Function function) {
        this.function = function;
    }

    Activate layer() {
        return new Activate(function);
    }
}
