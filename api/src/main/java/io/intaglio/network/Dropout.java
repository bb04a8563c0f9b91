package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/**
 * Sets random values to 0 during training and multiplies the others by 1 / (1 - rate) (Srivastava et al. 2014).
 *
 * @param rate share of the values that are set to 0, in [0, 1)
 * @since 0.1
 */
public record Dropout(double rate) implements Layer {

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new InvalidInputException("a dropout rate must be in [0, 1), not " + rate);
        }
    }

    @Override
    public Shape output(Shape in) {
        return in;
    }
}
