package io.intaglio.network;

import io.intaglio.image.ImageSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An architecture at one image size: every shape, weight and cost, computed without an engine.
 *
 * @param architecture what was planned
 * @param rows every layer in order
 * @param code the latent's code
 * @param stride height and width must be multiples of it
 * @param reach how many input pixels away an output pixel may look, or {@link Double#POSITIVE_INFINITY}
 */
public record ShapePlan(Architecture architecture, List<Row> rows, Shape code, int stride, double reach) {

    /** Under what the layers of a critic are found. */
    public static final String CRITIC = "critic";

    private static final String ENCODER = "encoder";

    /**
     * A layer in its place.
     *
     * @param path {@code encoder.3}
     * @param layer which
     * @param in what reaches it
     * @param out what leaves it
     * @param weights the tensors it owns, under their full names
     * @param flops for one example
     * @param activations numbers that it makes on its way for one example
     */
    public record Row(
            String path, Layer layer, Shape in, Shape out, List<WeightSpec> weights, long flops, long activations) {}

    /**
     * Plans an architecture.
     *
     * @param height of the image, in pixels
     * @param width of the image, in pixels
     * @throws ShapeException naming the layer that cannot take what reaches it, and what to change
     */
    public static ShapePlan of(Architecture architecture, int height, int width) {
        ImageSpec in = architecture.in();
        if ((in.height() != ImageSpec.ANY && in.height() != height)
                || (in.width() != ImageSpec.ANY && in.width() != width)) {
            throw new ShapeException("this network takes images of " + in.width() + "x" + in.height()
                    + " pixels only, not " + width + "x" + height + "; train one with another --size");
        }
        return new Planner().plan(architecture, height, width);
    }

    /** Plans at the smallest size that the architecture takes, for what does not depend on size. */
    public static ShapePlan smallest(Architecture architecture) {
        ImageSpec in = architecture.in();
        int side = 1;
        while (true) {
            int height = in.height() == ImageSpec.ANY ? side : in.height();
            int width = in.width() == ImageSpec.ANY ? side : in.width();
            try {
                return of(architecture, height, width);
            } catch (ShapeException e) {
                if (in.fixed() || side >= 1024) {
                    throw e;
                }
                side++;
            }
        }
    }

    /** Every tensor of the network, in order. */
    public List<WeightSpec> weights() {
        return weights(rows);
    }

    /** Every tensor of some layers, in order. */
    public static List<WeightSpec> weights(List<Row> rows) {
        return rows.stream().flatMap(row -> row.weights().stream()).toList();
    }

    /** How many numbers training adjusts. */
    public long parameters() {
        return weights().stream()
                .filter(WeightSpec::trained)
                .mapToLong(WeightSpec::size)
                .sum();
    }

    /** Floating-point operations to apply the network to one image. */
    public long flops() {
        return rows.stream().mapToLong(Row::flops).sum();
    }

    /**
     * Bytes of all that the layers make for one image: about what training holds for the backward pass. A critic looks three times:
     * at the output on behalf of the network, then at the output and at the target to learn. A contractive term goes through the encoder
     * once more at least.
     */
    public long activationBytes() {
        return activationBytes(rows) + 3 * activationBytes(critic()) + activationBytes(encodedAgain());
    }

    private List<Row> encodedAgain() {
        return architecture.objective().stream().anyMatch(Term.Contractive.class::isInstance)
                ? rows.stream()
                        .filter(row -> row.path().startsWith(ENCODER + "."))
                        .toList()
                : List.of();
    }

    private static long activationBytes(List<Row> rows) {
        return rows.stream().mapToLong(row -> 4 * row.activations()).sum();
    }

    /** The layers of the critic that training has beside the network; none without an adversarial term. */
    public List<Row> critic() {
        return architecture
                .adversarial()
                .map(term -> new Planner().rows(CRITIC, term.critic(), judged()))
                .orElse(List.of());
    }

    /** The input with the output's channels behind it. */
    private Shape judged() {
        Shape in = rows.get(0).in();
        return in.withChannels(in.channels() + architecture.out().channels());
    }

    /**
     * About how many bytes an engine holds at once while one image passes: a layer's input and output, what was saved for a
     * merge, and what the layer itself needs. The weights are not counted.
     */
    public long inferenceBytes() {
        return new InferenceMemory().peak(rows);
    }

    /** Whether an output pixel depends on a bounded surrounding only. */
    public boolean tileable() {
        return reach < Double.POSITIVE_INFINITY;
    }

    private static final class Planner {

        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Shape> saved = new HashMap<>();
        private final Receptive field = new Receptive();

        ShapePlan plan(Architecture architecture, int height, int width) {
            Shape image = new Shape.Map(architecture.in().channels(), height, width);
            Shape encoded = through(ENCODER, architecture.encoder(), image);
            Shape code = architecture.latent().code(encoded);
            Shape out = through(
                    "decoder", architecture.decoder(), architecture.latent().conditioned(code));
            Shape wanted = new Shape.Map(architecture.out().channels(), height, width);
            if (!out.equals(wanted)) {
                throw new ShapeException("the decoder makes " + out + " where the output is " + wanted
                        + "; height and width must be multiples of " + field.stride());
            }
            return new ShapePlan(architecture, List.copyOf(rows), code, field.stride(), Math.ceil(field.radius()));
        }

        List<Row> rows(String part, Network network, Shape in) {
            through(part, network, in);
            return List.copyOf(rows);
        }

        private Shape through(String part, Network network, Shape in) {
            Shape shape = in;
            for (int i = 0; i < network.layers().size(); i++) {
                String path = part + "." + i;
                try {
                    shape = row(path, network.layers().get(i), shape);
                } catch (ShapeException e) {
                    throw new ShapeException(path + ": " + e.getMessage());
                } catch (ArithmeticException e) {
                    throw new ShapeException(path + ": " + network.layers().get(i) + " of " + shape
                            + " is too large to be counted; use a smaller image or a smaller layer");
                }
            }
            return shape;
        }

        private Shape row(String path, Layer layer, Shape in) {
            Shape out = layer instanceof SkipJoin merge ? merge.output(in, saved(merge)) : layer.output(in);
            if (layer instanceof Tap save && saved.put(save.name(), in) != null) {
                throw new ShapeException("the name \"" + save.name() + "\" is saved twice");
            }
            List<WeightSpec> weights =
                    layer.weights(in).stream().map(weight -> weight.under(path)).toList();
            for (WeightSpec weight : weights) {
                if (weight.size() > Integer.MAX_VALUE) {
                    throw new ShapeException("its " + weight.name() + " " + weight.shape()
                            + " has more numbers than one tensor may (2^31); use fewer channels or a smaller image");
                }
            }
            long activations = layer instanceof SkipJoin ? out.size() : layer.activations(in);
            rows.add(new Row(path, layer, in, out, weights, layer.flops(in), activations));
            field.through(layer.reach());
            return out;
        }

        private Shape saved(SkipJoin merge) {
            Shape shape = saved.get(merge.name());
            if (shape == null) {
                throw new ShapeException("nothing was saved as \"" + merge.name() + "\" before it is merged; saved are "
                        + saved.keySet());
            }
            return shape;
        }
    }
}
