package io.intaglio.testkit.network;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Block;
import io.intaglio.network.Comparison;
import io.intaglio.network.Composite;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Dropout;
import io.intaglio.network.Gdn;
import io.intaglio.network.Head;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Scale;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Small architectures that between them hold every built-in layer in its variants, with weights and images: what an
 * engine must run as {@link ReferenceNetwork} does.
 *
 * @since 0.1
 */
public final class EveryLayer {

    private static final List<LossTerm> MSE = List.of(new Comparison.Mse(1));

    private EveryLayer() {}

    /**
     * Returns the architectures by what they show. All take {@link #images}; those with classes take {@link #labels}.
     */
    public static Map<String, Architecture> architectures() {
        Map<String, Architecture> all = new LinkedHashMap<>();
        all.put("convolutions", between(new Conv(6, 3, 1, 1, 3, 1), new Conv(4, 5, 1, 2, 2, 1), Conv.same(3, 1)));
        all.put(
                "transposed",
                between(
                        new Conv(4, 3, 2, 1, 1, 1), new ConvTranspose(5, 4, 2, 1, 0),
                        new Conv(3, 4, 4, 0, 1, 1), new ConvTranspose(3, 3, 4, 0, 1)));
        all.put(
                "transposed with output padding",
                between(new Conv(4, 3, 2, 1, 1, 1), new ConvTranspose(3, 3, 2, 1, 1)));
        all.put("transposed without stride", between(new Conv(4, 3, 1, 0, 1, 1), new ConvTranspose(3, 3, 1, 0, 0)));
        for (Upsample.Mode mode : Upsample.Mode.values()) {
            all.put("upsampling " + mode, between(Conv.halve(3), new Upsample(2, mode)));
            all.put("upsampling by four " + mode, between(Conv.halve(3), Conv.halve(3), new Upsample(4, mode)));
        }
        all.put("shuffles", between(new PixelShuffle(-2), Conv.same(12, 1), new PixelShuffle(2)));
        for (Pool.Mode mode : Pool.Mode.values()) {
            all.put("pool " + mode, between(new Pool(mode, 2), new Upsample(2, Upsample.Mode.NEAREST)));
            all.put(
                    "global pool " + mode,
                    between(new Pool(mode, 0), Dense.of(192), new Reshape(new Shape.Map(3, 8, 8))));
        }
        all.put("batch norm", between(Conv.same(4, 3), Norm.batch(), Conv.same(3, 1)));
        all.put("group norm", between(Conv.same(4, 3), new Norm(Norm.Mode.GROUP, 2), Conv.same(3, 1)));
        all.put("instance norm", between(Conv.same(4, 3), new Norm(Norm.Mode.INSTANCE, 1), Conv.same(3, 1)));
        for (boolean inverse : new boolean[] {false, true}) {
            String gdn = inverse ? "inverse GDN" : "GDN";
            all.put(gdn, between(Conv.same(4, 3), new Gdn(inverse), Conv.same(3, 1)));
            all.put(
                    gdn + " of a vector",
                    between(
                            new Reshape(new Shape.Vector(192)),
                            Dense.of(7),
                            new Gdn(inverse),
                            Dense.linear(192),
                            new Reshape(new Shape.Map(3, 8, 8))));
        }
        all.put("attention", between(new SelfAttention(1), Conv.same(3, 1)));
        all.put("attention of two heads", between(Conv.same(6, 3), new SelfAttention(2), Conv.same(3, 1)));
        all.put("norm of each pixel", between(Conv.same(4, 3), Norm.channel(), Conv.same(3, 1)));
        all.put(
                "norm of a vector",
                between(
                        new Reshape(new Shape.Vector(192)),
                        Dense.of(7),
                        Norm.channel(),
                        Dense.linear(192),
                        new Reshape(new Shape.Map(3, 8, 8))));
        all.put(
                "dilated convolutions",
                between(
                        Conv.same(4, 3).dilation(2),
                        new Conv(6, 2, 1, 1, 2, 2, 1),
                        new Conv(4, 3, 2, 2, 1, 2, 1),
                        new ConvTranspose(3, 2, 2, 0, 0)));
        all.put(
                "depthwise convolutions",
                between(Conv.depthwise(3, 7), new Conv(6, 3, 2, 1, 3, 1), new ConvTranspose(3, 2, 2, 0, 0)));
        all.put(
                "batch norm of a vector",
                between(
                        new Reshape(new Shape.Vector(192)),
                        Dense.of(7),
                        Norm.batch(),
                        Dense.linear(192),
                        new Reshape(new Shape.Map(3, 8, 8))));
        for (Activate.Function function : Activate.Function.values()) {
            all.put("activation " + function, between(Conv.same(3, 3), new Activate(function)));
        }
        for (PositionalEncoding.Mode mode : PositionalEncoding.Mode.values()) {
            all.put("encoding " + mode, between(new PositionalEncoding(mode, 3), Conv.same(3, 3)));
        }
        all.put(
                "residual",
                between(new Residual(List.of(
                        Conv.same(5, 3),
                        Activate.relu(),
                        new Dropout(0.5),
                        new Residual(List.of(Conv.same(5, 3))),
                        Conv.same(3, 3)))));
        Activate sigmoid = new Activate(Activate.Function.SIGMOID);
        all.put("scale", between(new Scale(List.of(Conv.same(3, 3), sigmoid)), Conv.same(3, 1)));
        all.put("squeeze and excitation", between(Conv.same(5, 3), Scale.squeezeAndExcitation(5, 2), Conv.same(3, 1)));
        all.put(
                "scale by one pixel",
                between(
                        new Scale(List.of(Pool.globalAverage(), Dense.linear(3), new Reshape(new Shape.Map(3, 1, 1)))),
                        Conv.same(3, 1)));
        all.put(
                "scale of a vector",
                between(
                        new Reshape(new Shape.Vector(192)),
                        Dense.of(7),
                        new Scale(List.of(Dense.linear(7), sigmoid)),
                        Dense.linear(192),
                        new Reshape(new Shape.Map(3, 8, 8))));
        all.put(
                "taps and joins within",
                between(
                        new Tap("a"),
                        Conv.same(4, 3),
                        new Residual(List.of(
                                Conv.same(3, 3), new SkipJoin("a", SkipJoin.Mode.ADD), new Tap("b"), Conv.same(4, 3))),
                        new Scale(List.of(
                                Conv.same(3, 1), new SkipJoin("b", SkipJoin.Mode.CONCAT), Conv.same(4, 1), sigmoid)),
                        Conv.same(3, 1)));
        all.put(
                "taps of the encoder within the decoder",
                with(
                        new Latent.Point(0),
                        List.of(new Block("down", List.of(new Tap("a"), Conv.halve(3)))),
                        List.of(
                                new ConvTranspose(3, 2, 2, 0, 0),
                                new Residual(List.of(new SkipJoin("a", SkipJoin.Mode.MULTIPLY))))));
        all.put(
                "blocks",
                between(
                        new Block(
                                "convnext",
                                List.of(new Residual(List.of(
                                        Conv.depthwise(3, 7),
                                        Norm.channel(),
                                        Conv.same(12, 1),
                                        new Activate(Activate.Function.GELU),
                                        Conv.same(3, 1))))),
                        new Block("nothing", List.of()),
                        new Block("nothing", List.of(new Dropout(0.1))),
                        new Block("down", List.of(Conv.halve(4))),
                        new Block("up", List.of(new ConvTranspose(3, 2, 2, 0, 0)))));
        for (SkipJoin.Mode mode : SkipJoin.Mode.values()) {
            all.put(
                    "merge " + mode,
                    between(
                            new Tap("a"),
                            Conv.halve(3),
                            new Upsample(2, Upsample.Mode.NEAREST),
                            new SkipJoin("a", mode),
                            Conv.same(3, 3)));
        }
        all.put(
                "merge of the first channels",
                between(
                        new Tap("a"),
                        new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1),
                        new Tap("b"),
                        Conv.same(3, 3),
                        new SkipJoin("b", SkipJoin.Mode.ADD_FIRST),
                        Conv.same(2, 3),
                        new SkipJoin("a", SkipJoin.Mode.ADD_FIRST),
                        Conv.same(3, 1)));
        all.put(
                "stochastic layers",
                with(
                        new Latent.Gaussian(0),
                        List.of(
                                new Tap("fine"),
                                Conv.halve(4),
                                new Tap("coarse"),
                                new Reshape(new Shape.Vector(64)),
                                Dense.linear(6)),
                        List.of(
                                Dense.linear(7),
                                new Stochastic(2, List.of(Dense.linear(4))),
                                Dense.linear(96),
                                new Reshape(new Shape.Map(6, 4, 4)),
                                new Stochastic(
                                        2, List.of(new SkipJoin("coarse", SkipJoin.Mode.CONCAT), Conv.same(4, 3))),
                                new ConvTranspose(2, 2, 2, 0, 0),
                                new Stochastic(1, List.of(new SkipJoin("fine", SkipJoin.Mode.CONCAT), Conv.same(2, 1))),
                                Conv.same(3, 1))));
        all.put(
                "gaussian map",
                with(new Latent.Gaussian(0), List.of(Conv.halve(8)), List.of(new ConvTranspose(3, 2, 2, 0, 0))));
        all.put(
                "conditional map",
                with(new Latent.Point(3), List.of(Conv.halve(8)), List.of(new ConvTranspose(3, 2, 2, 0, 0))));
        all.put(
                "conditional gaussian vector",
                with(
                        new Latent.Gaussian(3),
                        List.of(new Reshape(new Shape.Vector(192)), Dense.linear(10)),
                        List.of(Dense.linear(192), new Reshape(new Shape.Map(3, 8, 8)))));
        all.put(
                "heads",
                with(
                                new Latent.Gaussian(3),
                                List.of(new Tap("fine"), Conv.halve(8)),
                                List.of(new ConvTranspose(3, 2, 2, 0, 0), new Tap("last")))
                        .with(new Head("scores", Head.CODE, Network.of(Pool.globalAverage(), Dense.linear(5))))
                        .with(new Head("edges", "fine", Network.of(Conv.same(2, 3))))
                        .with(new Head("same", "last", Network.of())));
        return all;
    }

    private static Architecture between(Layer... layers) {
        return with(new Latent.Point(0), List.of(layers), List.of());
    }

    private static Architecture with(Latent latent, List<Layer> encoder, List<Layer> decoder) {
        ImageSpec spec = new ImageSpec(3, 8, 8);
        return new Architecture(spec, spec, new Network(encoder), latent, new Network(decoder), MSE);
    }

    /** Returns weights for one of them: none is zero, and running variances are positive. */
    public static Weights weights(Architecture architecture) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        SplitMix64 random = new SplitMix64(4);
        for (WeightSpec spec : ShapePlan.smallest(architecture).weights()) {
            float[] data = new float[Math.toIntExact(spec.size())];
            double bound = spec.init().bound() > 0 ? spec.init().bound() : 0.5;
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (spec.init().value() + bound * (2 * random.nextDouble() - 1));
            }
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return Weights.of(tensors);
    }

    /** Returns images of shape (3, 8, 8, 3), from -1 to 1 so that nonlinearities have an effect. */
    public static ImageBatch images() {
        SplitMix64 random = new SplitMix64(5);
        ImageBatch images = ImageBatch.zeros(3, 8, 8, 3);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = 2 * random.nextFloat() - 1;
        }
        return images;
    }

    /** Returns one class for each of the images, if the architecture has classes. */
    public static List<Integer> labels(Architecture architecture) {
        return architecture.latent().classes() == 0 ? List.of() : List.of(2, 0, 1);
    }

    /** The permitted kinds of layers that none of them holds. */
    static List<Class<?>> missing() {
        List<Class<?>> missing = new ArrayList<>(kinds());
        missing.remove(Layer.Custom.class);
        for (Architecture architecture : architectures().values()) {
            architecture.encoder().all().forEach(layer -> missing.remove(layer.getClass()));
            architecture.decoder().all().forEach(layer -> missing.remove(layer.getClass()));
        }
        return missing;
    }

    /** Returns every kind of layer that an engine must know, including that of plug-ins. */
    public static List<Class<?>> kinds() {
        return Stream.<Class<?>>of(Layer.class.getPermittedSubclasses())
                .flatMap(kind ->
                        kind == Composite.class ? Stream.of(Composite.class.getPermittedSubclasses()) : Stream.of(kind))
                .<Class<?>>map(kind -> kind)
                .toList();
    }
}
