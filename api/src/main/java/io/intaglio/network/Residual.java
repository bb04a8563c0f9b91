package io.intaglio.network;

import java.util.List;

/**
 * Adds the output of its layers to the input (He et al. 2016).
 *
 * @param body layers that keep the shape
 * @since 0.1
 */
public record Residual(List<Layer> body) implements Composite {

    public Residual {
        body = List.copyOf(body);
    }

    @Override
    public Shape joined(Shape in, Shape made) {
        if (!made.equals(in)) {
            throw new ShapeException("a residual's body keeps the shape; this one makes " + made + " of " + in);
        }
        return in;
    }
}
