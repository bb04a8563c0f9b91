package io.intaglio.network;

import java.util.List;

/**
 * How much memory a pass without training takes: an engine frees a layer's input as soon as the layer is done, and
 * keeps what was saved to the end.
 */
final class InferenceMemory {

    private static final int FLOAT = 4;

    private final LayerWalk walk = new LayerWalk();
    private long saved;
    private long peak;

    /** The most bytes held at once. */
    long peak(List<ShapePlan.Row> rows) {
        rows.forEach(row -> through(row.layer(), row.in(), 0));
        return FLOAT * peak;
    }

    /**
     * Takes one layer, and those inside it.
     *
     * @param beside numbers that stay whatever the layer does
     * @return what comes out
     */
    private Shape through(Layer layer, Shape in, long beside) {
        if (layer instanceof Tap) {
            saved += in.size();
        }
        if (layer instanceof Composite composite) {
            return inside(composite, in, beside);
        }
        Shape out = walk.step(layer, in).out();
        count(beside + in.size() + out.size() + extra(layer, in, out));
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

    /** Numbers that a layer makes on its way. */
    private static long extra(Layer layer, Shape in, Shape out) {
        if (layer instanceof Conv) {
            return Math.max(in.size(), out.size()); // laid out anew for the kernels of the machine
        }
        if (layer instanceof ConvTranspose transpose) {
            return 3 * in.size() * transpose.stride() * transpose.stride(); // zeros put between
        }
        if (layer instanceof Norm norm) {
            // A native norm of pixels needs at most a copy of them.
            return norm.mode() == Norm.Mode.CHANNEL ? in.size() : 3 * in.size();
        }
        if (layer instanceof Gdn) {
            return 3 * in.size();
        }
        if (layer instanceof SelfAttention) {
            return layer.activations(in) + 3 * in.size();
        }
        return layer instanceof PositionalEncoding || layer instanceof Layer.Custom ? out.size() : 0;
    }
}
