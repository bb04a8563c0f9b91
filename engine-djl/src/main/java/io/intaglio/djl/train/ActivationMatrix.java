package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import io.intaglio.djl.compile.Tensors;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a code for the examples shown so far: a row for each example and place. */
final class ActivationMatrix {

    private final List<float[]> rows = new ArrayList<>();
    private int units;
    private int count;

    /** @param answer (examples, units) or (examples, units, height, width) */
    void add(NDArray answer) {
        units = Math.toIntExact(answer.getShape().get(1));
        float[] all = Tensors.floats(byUnit(answer));
        rows.add(all);
        count += all.length / units;
    }

    /** (examples and places, units). */
    static NDArray byUnit(NDArray answer) {
        long units = answer.getShape().get(1);
        return answer.getShape().dimension() == 4
                ? answer.transpose(0, 2, 3, 1).reshape(answer.getShape().size() / units, units)
                : answer;
    }

    /** Of how many examples and places. */
    int count() {
        return count;
    }

    /** One array a unit. */
    float[][] columns() {
        float[][] columns = new float[units][count];
        int from = 0;
        for (float[] part : rows) {
            for (int i = 0; i < part.length; i++) {
                columns[i % units][from + i / units] = part[i];
            }
            from += part.length / units;
        }
        return columns;
    }
}
