package io.intaglio.network;

import io.intaglio.image.ImageSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An architecture at one image size, with all shapes, weights and costs, computed without an engine.
 *
 * @param architecture the planned architecture
 * @param rows all layers of encoder and decoder in order
 * @param code shape of the code
 * @param latent the tensors of the latent, with their full names
 * @param heads all layers of all heads in order
 * @param stride number of which height and width must be multiples, in pixels
 * @param reach radius of the receptive field in input pixels; {@link Double#POSITIVE_INFINITY} if it is not bounded
 * @since 0.1
 */
public record ShapePlan(
        Architecture architecture,
        List<Row> rows,
        Shape code,
        List<WeightSpec> latent,
        List<Row> heads,
        int stride,
        double reach) {

    /** The prefix of the names of the latent's tensors. */
    public static final String LATENT = "latent";

    private static final String ENCODER = "encoder";
    private static final String DECODER = "decoder";

    /**
     * A layer at its place.
     *
     * @param path name of the place, for example {@code encoder.3}
     * @param layer the layer
     * @param in shape of its input
     * @param out shape of its output
     * @param weights its tensors, with their full names
     * @param flops number of floating-point operations for one example
     * @param activations number of values that it computes for one example
     */
    public record Row(
            String path, Layer layer, Shape in, Shape out, List<WeightSpec> weights, long flops, long activations) {}

    /**
     * Plans an architecture at one image size.
     *
     * @param height height of the image, in pixels
     * @param width width of the image, in pixels
     * @throws ShapeException if a layer cannot process its input; the message names the layer and says what to change
     */
    public static ShapePlan of(Architecture architecture, int height, int width) {
        ImageSpec in = architecture.in();
        if ((in.height() != ImageSpec.ANY && in.height() != height)
                || (in.width() != ImageSpec.ANY && in.width() != width)) {
            throw new ShapeException("this network takes images of " + in.width() + "x" + in.height()
                    + " pixels only, not " + width + "x" + height + "; train one for another size");
        }
        return new Planner().plan(architecture, height, width);
    }

    /** Plans an architecture at the smallest image size that it accepts, for facts that do not depend on the size. */
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

    /**
     * A part of a term with its layers.
     *
     * @param term the term that owns it
     * @param part the part
     * @param rows its layers; their paths begin with its name
     */
    public record TermNetworkPlan(LossTerm term, TermNetwork part, List<Row> rows) {

        /** Returns its tensors, in order. */
        public List<WeightSpec> weights() {
            return ShapePlan.weights(rows);
        }

        /** Returns the initial values of its tensors. */
        public Weights initial(long seed) {
            return part.weights()
                    .orElseGet(() -> Weights.initial(weights(), seed))
                    .check(weights());
        }
    }

    /** Returns all tensors of the network, in order: encoder, decoder, latent, heads. */
    public List<WeightSpec> weights() {
        return Stream.of(weights(rows), latent, weights(heads))
                .flatMap(List::stream)
                .toList();
    }

    /** Returns all tensors of the given layers, in order. */
    public static List<WeightSpec> weights(List<Row> rows) {
        return rows.stream().flatMap(row -> row.weights().stream()).toList();
    }

    /** Returns the number of trainable parameters. */
    public long parameters() {
        return weights().stream()
                .filter(WeightSpec::trained)
                .mapToLong(WeightSpec::size)
                .sum();
    }

    /** Returns the number of floating-point operations for one image. */
    public long flops() {
        return rows.stream().mapToLong(Row::flops).sum();
    }

    /**
     * Returns the number of bytes of all activations for one image. This is approximately the memory that training
     * needs for the backward pass. A part that learns against the network is computed three times: with the output to
     * train the network, then with the output and with the target to train the part. Other parts are computed twice. A
     * contractive term computes the encoder at least once more.
     */
    public long activationBytes() {
        long bytes = activationBytes(rows) + activationBytes(heads) + activationBytes(encodedAgain());
        bytes += (architecture.samples() - 1) * activationBytes(rows(DECODER));
        for (TermNetworkPlan part : parts()) {
            bytes += (part.part().learns() == TermNetwork.Learns.AGAINST ? 3 : 2) * activationBytes(part.rows());
        }
        return bytes;
    }

    private List<Row> encodedAgain() {
        return architecture.objective().stream().anyMatch(LossTerm.Contractive.class::isInstance)
                ? rows(ENCODER)
                : List.of();
    }

    private List<Row> rows(String half) {
        return rows.stream().filter(row -> row.path().startsWith(half + ".")).toList();
    }

    private static long activationBytes(List<Row> rows) {
        return rows.stream().mapToLong(row -> 4 * row.activations()).sum();
    }

    /**
     * Returns the parts that the terms own. They exist only in training. Parts of terms with weight 0 are left out.
     *
     * @throws ShapeException if a layer cannot process its input, or if two parts have the same name
     */
    public List<TermNetworkPlan> parts() {
        List<TermNetworkPlan> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (LossTerm term : architecture.objective()) {
            for (TermNetwork part : term.weight() > 0 ? term.parts(this) : List.<TermNetwork>of()) {
                if (!names.add(part.name())) {
                    throw new ShapeException("two parts of the objective are named \"" + part.name() + "\"");
                }
                List<Row> layers = new Planner().rows(part.name(), part.network(), part.in());
                if (part.learns() != TermNetwork.Learns.NOT
                        && !weights(layers).stream().allMatch(WeightSpec::trained)) {
                    throw new ShapeException("the part \"" + part.name() + "\" of the term " + term.name()
                            + " has running statistics, which only a part that does not learn may have; use "
                            + "another norm");
                }
                parts.add(new TermNetworkPlan(term, part, layers));
            }
        }
        return parts;
    }

    /**
     * Returns the shape of the values at a place.
     *
     * @param place {@link Head#CODE} for the code, the name of a tap, or the name of a head for its output
     * @throws ShapeException if there is no such place; the message lists all places
     */
    public Shape at(String place) {
        Shape shape = places().get(place);
        if (shape == null) {
            throw new ShapeException("this network has no place \"" + place + "\"; there are " + places().keySet());
        }
        return shape;
    }

    /** Returns the shapes at all places with names: the code, taps, and the outputs of heads. */
    public Map<String, Shape> places() {
        Map<String, Shape> places = new LinkedHashMap<>();
        places.put(Head.CODE, code);
        LayerWalk walk = new LayerWalk();
        rows.forEach(row -> walk.step(row.layer(), row.in()));
        places.putAll(walk.taps());
        for (Head head : architecture.heads()) {
            Shape out = places.get(head.at());
            for (Row row : heads) {
                out = row.path().startsWith(head.path() + ".") ? row.out() : out;
            }
            places.put(head.name(), out);
        }
        return places;
    }

    /**
     * Returns approximately the largest number of bytes that an engine holds at the same time during a pass of one
     * image: a layer's input and output, its workspace, and the features of taps. The weights are not included.
     *
     * @param workspace the additional memory that the engine needs for a layer
     */
    public long inferenceBytes(Workspace workspace) {
        return new InferenceMemory(workspace).peak(rows);
    }

    /**
     * Returns whether each output pixel depends only on a bounded neighbourhood, so that images can be computed in
     * tiles.
     */
    public boolean tileable() {
        return reach < Double.POSITIVE_INFINITY;
    }

    private static final class Planner {

        private final List<Row> rows = new ArrayList<>();
        private final LayerWalk walk = new LayerWalk();
        private final ReceptiveFieldCalculator field = new ReceptiveFieldCalculator();

        ShapePlan plan(Architecture architecture, int height, int width) {
            Shape image = new Shape.Map(architecture.in().channels(), height, width);
            Shape encoded = through(ENCODER, architecture.encoder(), image);
            Shape code = architecture.latent().code(encoded);
            Shape out = through(
                    DECODER, architecture.decoder(), architecture.latent().conditioned(code));
            Shape wanted = new Shape.Map(architecture.out().channels(), height, width);
            if (!out.equals(wanted)) {
                throw new ShapeException("the decoder makes " + out + " where the output is " + wanted
                        + "; height and width must be multiples of " + field.stride());
            }
            List<WeightSpec> latent = architecture.latent().weights(code).stream()
                    .map(weight -> weight.under(LATENT))
                    .toList();
            return new ShapePlan(
                    architecture,
                    List.copyOf(rows),
                    code,
                    latent,
                    heads(architecture, code),
                    field.stride(),
                    Math.ceil(field.radius()));
        }

        /** Plans the heads. They do not change the receptive field. */
        private List<Row> heads(Architecture architecture, Shape code) {
            List<Row> all = new ArrayList<>();
            for (Head head : architecture.heads()) {
                Shape at = head.at().equals(Head.CODE) ? code : walk.taps().get(head.at());
                if (at == null) {
                    throw new ShapeException("the head \"" + head.name() + "\" is to be at \"" + head.at()
                            + "\", where there is neither the code nor a tap; taps are "
                            + walk.taps().keySet());
                }
                if (head.name().equals(Head.CODE) || walk.taps().containsKey(head.name())) {
                    throw new ShapeException("the head \"" + head.name() + "\" is named as another place is");
                }
                all.addAll(new Planner().rows(head.path(), head.body(), at));
            }
            return List.copyOf(all);
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
            LayerWalk.Step step = walk.step(layer, in);
            List<WeightSpec> weights =
                    step.weights().stream().map(weight -> weight.under(path)).toList();
            for (WeightSpec weight : weights) {
                if (weight.size() > Integer.MAX_VALUE) {
                    throw new ShapeException("its " + weight.name() + " " + weight.shape()
                            + " has more numbers than one tensor may (2^31); use fewer channels or a smaller image");
                }
            }
            rows.add(new Row(path, layer, in, step.out(), weights, step.flops(), step.activations()));
            field.through(layer.reach());
            return step.out();
        }
    }
}
