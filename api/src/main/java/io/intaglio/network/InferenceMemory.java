package io.intaglio.network;

import java.util.List;

/**
 * How much memory a pass without training takes: an engine frees a layer's input as soon as the layer is done, and keeps what was
 * saved to the end.
 */
final class InferenceMemory {

    private static final int FLOAT = 4;

    private long saved;
    private long peak;

    /** The most bytes held at once. */
    long peak(List<ShapePlan.Row> rows) {
        for (ShapePlan.Row row : rows) {
            if (row.layer() instanceof Tap) {
                saved += row.in().size();
            }
            through(row.layer(), row.in(), row.out(), saved);
        }
        return FLOAT * peak;
    }

    /** @param beside numbers that stay whatever the layer does */
    private void through(Layer layer, Shape in, Shape out, long beside) {
        if (layer instanceof Residual residual) {
            Shape at = in;
            for (int i = 0; i < residual.body().size(); i++) {
                Layer step = residual.body().get(i);
                Shape next = step.output(at);
                // The first step's input is the residual's own.
                through(step, at, next, i == 0 ? beside : beside + in.size());
                at = next;
            }
            count(beside + 3 * in.size());
            return;
        }
        count(beside + in.size() + out.size() + extra(layer, in, out));
    }

    private void count(long numbers) {
        peak = Math.max(peak, numbers);
    }

    /** Numbers that a layer makes on its way. */
    private static long extra(Layer layer, Shape in, Shape out) {
        if (layer instanceof Conv) {
            return Math.max(in.size(), out.size()); // laid out anew for the kernels of the machine
        }
        if (layer instanceof ConvTranspose transpose) {
            return 3 * in.size() * transpose.stride() * transpose.stride(); // zeros put between
        }
        if (layer instanceof Norm) {
            return 3 * in.size();
        }
        return layer instanceof PositionalEncoding || layer instanceof Layer.Custom ? out.size() : 0;
    }
}
