package io.intaglio.network;

import java.util.List;

/**
 * Calculates the memory of a pass without training. The pass frees a layer's input when the layer is computed, and
 * keeps the features of taps until the end.
 */
final class InferenceMemory {

    private static final int FLOAT = 4;

    private final Workspace workspace;
    private final LayerWalk walk = new LayerWalk();
    private long saved;
    private long peak;

    InferenceMemory(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the largest number of bytes that are held at the same time. */
    long peak(List<ShapePlan.Row> rows) {
        rows.forEach(row -> through(row.layer(), row.in(), 0));
        return FLOAT * peak;
    }

    /**
     * Adds one layer and the layers inside it.
     *
     * @param beside number of values that stay in memory while the layer is computed
     * @return the shape of the layer's output
     */
    private Shape through(Layer layer, Shape in, long beside) {
        if (layer instanceof Tap) {
            saved += in.size();
        }
        if (layer instanceof Composite composite) {
            return inside(composite, in, beside);
        }
        Shape out = walk.step(layer, in).out();
        count(beside + in.size() + out.size() + workspace.values(layer, in, out));
        return out;
    }

    private Shape inside(Composite composite, Shape in, long beside) {
        boolean keeps = !(composite instanceof Block); // its input, until its body is done
        Shape at = in;
        for (int i = 0; i < composite.body().size(); i++) {
            // The first step's input is the composite's own.
            at = through(composite.body().get(i), at, keeps && i > 0 ? beside + in.size() : beside);
        }
        if (keeps) {
            count(beside + 2 * in.size() + at.size());
        }
        return composite.joined(in, at);
    }

    private void count(long numbers) {
        peak = Math.max(peak, saved + numbers);
    }
}
