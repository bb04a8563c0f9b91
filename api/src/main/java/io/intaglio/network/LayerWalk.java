package io.intaglio.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through layers and the layers inside them. At each place it knows the features that the taps before it saved.
 */
final class LayerWalk {

    private final Map<String, Shape> taps = new LinkedHashMap<>();

    /** The output shape, weights and costs of a layer. Weights have their names in the layer. */
    record Step(Shape out, List<WeightSpec> weights, long flops, long activations) {}

    /**
     * Adds one layer.
     *
     * @throws ShapeException if it cannot process {@code in}, or if it joins features that no tap before it saved
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
        boolean frozen = composite instanceof Block block && block.frozen();
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
            step.weights().forEach(weight -> weights.add((frozen ? weight.freeze() : weight).under(index)));
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

    /** Returns the shapes of the features that the taps saved so far, by name, in order. */
    Map<String, Shape> taps() {
        return Collections.unmodifiableMap(taps);
    }
}
