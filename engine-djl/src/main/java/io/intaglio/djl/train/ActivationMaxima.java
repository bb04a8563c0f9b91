package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import io.intaglio.djl.compile.Tensors;

/** The largest that each unit of a layer answered to the examples shown so far. */
final class ActivationMaxima {

    private float[] largest = {};
    private long count;

    /** @param answer (examples, units) or (examples, units, height, width) */
    void add(NDArray answer) {
        NDArray byUnit = ActivationMatrix.byUnit(answer);
        count += byUnit.getShape().get(0);
        float[] these = Tensors.floats(byUnit.max(new int[] {0}));
        if (largest.length == 0) {
            largest = these;
            return;
        }
        for (int unit = 0; unit < these.length; unit++) {
            largest[unit] = Math.max(largest[unit], these[unit]);
        }
    }

    /** Over how many examples and places. */
    long count() {
        return count;
    }

    int units() {
        return largest.length;
    }

    /** How many units were never above zero. */
    int silent() {
        int silent = 0;
        for (float value : largest) {
            silent += value <= 0 ? 1 : 0;
        }
        return silent;
    }
}
