package io.intaglio.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks through layers and the layers inside them, and knows at each place what the taps before it remember. */
final class LayerWalk {

    private final Map<String, Shape> taps = new LinkedHashMap<>();

    /** What a layer makes of a shape; weights by their names in the layer. */
    record Step(Shape out, List<WeightSpec> weights, long flops, long activations) {}

    /**
     * Takes one layer.
     *
     * @throws ShapeException if it cannot take {@code in}, or joins what no tap before it remembers
     */
    Step step(Layer layer, Shape in) {
        if (layer instanceof Tap tap) {
            if (tap.name().equals(Head.CODE) || taps.put(tap.name(), in) != null) {
                throw new ShapeException("the name \"" + tap.name() + "\" is saved twice");
            }
            return new Step(in, List.of(), 0, 0);
        }
        if (layer instanceof SkipJoin join) {
            Shape out = join.output(in, tapped(join));
            return new Step(out, List.of(), 0, out.size());
        }
        return layer instanceof Composite composite
                ? inside(composite, in)
                : new Step(layer.output(in), layer.weights(in), layer.flops(in), layer.activations(in));
    }

    private Shape tapped(SkipJoin join) {
        Shape shape = taps.get(join.name());
        if (shape == null) {
            throw new ShapeException(
                    "nothing was saved as \"" + join.name() + "\" before it is merged; saved are " + taps.keySet());
        }
        return shape;
    }

    private Step inside(Composite composite, Shape in) {
        List<WeightSpec> weights = new ArrayList<>();
        long joining = composite instanceof Block ? 0 : in.size();
        long flops = joining;
        long activations = joining;
        Shape shape = in;
        for (int i = 0; i < composite.body().size(); i++) {
            Step step;
            try {
                step = step(composite.body().get(i), shape);
            } catch (ShapeException e) {
                throw new ShapeException("layer " + i + " of the " + title(composite) + "'s body: " + e.getMessage());
            }
            String index = Integer.toString(i);
            step.weights().forEach(weight -> weights.add(weight.under(index)));
            flops += step.flops();
            activations += step.activations();
            shape = step.out();
        }
        return new Step(composite.joined(in, shape), List.copyOf(weights), flops, activations);
    }

    private static String title(Composite composite) {
        if (composite instanceof Block block) {
            return "block " + block.name();
        }
        return composite instanceof Stochastic ? "stochastic layer" : composite instanceof Scale ? "scale" : "residual";
    }

    /** What the taps so far remember, by name, in order. */
    Map<String, Shape> taps() {
        return Collections.unmodifiableMap(taps);
    }
}
