package io.intaglio.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds what its layers make of the input to the input (He et al. 2016). Weights are named {@code INDEX.NAME} after the layer's
 * place in the body.
 *
 * @param body layers that keep the shape; no saves or merges among them
 */
public record Residual(List<Layer> body) implements Layer {

    public Residual {
        body = List.copyOf(body);
        for (Layer layer : body) {
            if (layer instanceof Tap || layer instanceof SkipJoin) {
                throw new ShapeException("a residual's body holds no " + layer + "; put it beside the residual");
            }
        }
    }

    @Override
    public Shape output(Shape in) {
        Shape shape = in;
        for (int i = 0; i < body.size(); i++) {
            try {
                shape = body.get(i).output(shape);
            } catch (ShapeException e) {
                throw new ShapeException("layer " + i + " of the residual's body: " + e.getMessage());
            }
        }
        if (!shape.equals(in)) {
            throw new ShapeException("a residual's body keeps the shape; this one makes " + shape + " of " + in);
        }
        return in;
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        List<WeightSpec> all = new ArrayList<>();
        Shape shape = in;
        for (int i = 0; i < body.size(); i++) {
            for (WeightSpec weight : body.get(i).weights(shape)) {
                all.add(weight.under(Integer.toString(i)));
            }
            shape = body.get(i).output(shape);
        }
        return List.copyOf(all);
    }

    @Override
    public long flops(Shape in) {
        long sum = in.size();
        Shape shape = in;
        for (Layer layer : body) {
            sum += layer.flops(shape);
            shape = layer.output(shape);
        }
        return sum;
    }

    @Override
    public long activations(Shape in) {
        long sum = in.size();
        Shape shape = in;
        for (Layer layer : body) {
            sum += layer.activations(shape);
            shape = layer.output(shape);
        }
        return sum;
    }

    @Override
    public ReceptiveField reach() {
        Receptive field = new Receptive();
        body.forEach(layer -> field.through(layer.reach()));
        return field.finite()
                ? new ReceptiveField(field.radius(), field.stride(), field.stride())
                : ReceptiveField.GLOBAL;
    }
}
