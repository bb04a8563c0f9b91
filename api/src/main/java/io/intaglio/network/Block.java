package io.intaglio.network;

import io.intaglio.config.Incubating;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Groups layers under a name. The block computes its layers in order; the name appears in descriptions of the network.
 *
 * <p>For example, this is a block of ConvNeXt (Liu et al. 2022):
 *
 * <pre>{@code
 * new Block("convnext", List.of(new Residual(List.of(
 *         Conv.depthwise(48, 7), Norm.channel(), Conv.same(192, 1), new Activate(GELU), Conv.same(48, 1).gain(0)))))
 * }</pre>
 *
 * @param name name of the kind of block, in lower-case letters, digits and hyphens; several blocks may have the same
 *     name
 * @param body any layers
 * @param frozen whether training leaves the weights of the body as they are; they then begin as {@link
 *     io.intaglio.spi.ArchitectureProvider#initialWeights()} says
 * @since 0.1
 */
@Incubating
public record Block(String name, List<Layer> body, boolean frozen) implements Composite {

    public Block {
        Checks.name("a block's name", name);
        body = List.copyOf(body);
    }

    /** Creates a block whose weights are trained. */
    public Block(String name, List<Layer> body) {
        this(name, body, false);
    }

    /** Returns this block with weights that training leaves as they are. */
    public Block freeze() {
        return new Block(name, body, true);
    }

    @Override
    public Shape joined(Shape in, Shape made) {
        return made;
    }

    /** Returns the name and the layers, and whether they are frozen. */
    @Override
    public String toString() {
        return (frozen ? "frozen " : "")
                + name
                + body.stream().map(Layer::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
