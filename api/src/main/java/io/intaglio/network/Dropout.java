package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/**
 * Sets values to 0 at random during training and scales the others up (Srivastava et al. 2014).
 *
 * @param rate the share set to 0, in [0, 1)
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
