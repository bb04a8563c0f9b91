package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Block;
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
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tap;
import io.intaglio.network.TermNetwork;
import io.intaglio.network.Upsample;
import io.intaglio.spi.Providers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An architecture with the code that computes it. Holds no weights: they are given to each pass. */
public final class Compiled {

    private static final Set<Activate.Function> SATURATING = Set.of(Activate.Function.SIGMOID, Activate.Function.TANH);

    private final Architecture architecture;
    private final Map<Class<? extends Layer>, Kernel<?>> kernels;
    private final Optional<Autocast> autocast;
    private final Convolutions convolutions;
    private final Convolutions.Use use;
    private final LatentKernel<Latent> latent;
    private final DjlProviders providers;

    /**
     * Compiles an architecture.
     *
     * @param providers the layers and terms that plug-ins add
     * @param convolutions computes them
     * @param use what the network is compiled for
     * @throws InvalidInputException if the provider of a custom layer or term is missing; the message lists those
     *     present
     */
    public Compiled(
            Architecture architecture, DjlProviders providers, Convolutions convolutions, Convolutions.Use use) {
        this.architecture = architecture;
        this.convolutions = convolutions;
        this.use = use;
        this.providers = providers;
        this.kernels = new Builder()
                .put(Conv.class, ConvKernels::conv)
                .put(ConvTranspose.class, ConvKernels::convTranspose)
                .put(Dense.class, ConvKernels::dense)
                .put(Upsample.class, ShapeKernels::upsample)
                .put(PixelShuffle.class, ShapeKernels::pixelShuffle)
                .put(Pool.class, ShapeKernels::pool)
                .put(Reshape.class, ShapeKernels::reshape)
                .put(PositionalEncoding.class, ShapeKernels::positionalEncoding)
                .put(Residual.class, CompositeKernels::residual)
                .put(Scale.class, CompositeKernels::scale)
                .put(Block.class, CompositeKernels::block)
                .put(Stochastic.class, CompositeKernels::stochastic)
                .put(Tap.class, CompositeKernels::save)
                .put(SkipJoin.class, CompositeKernels::merge)
                .put(Activate.class, PointKernels::activate)
                .put(Dropout.class, PointKernels::dropout)
                .put(Norm.class, PointKernels::norm)
                .put(Gdn.class, MixingKernels::gdn)
                .put(SelfAttention.class, MixingKernels::selfAttention)
                .put(Layer.Custom.class, new CustomKernel(providers.layers()))
                .kernels;
        this.latent = LatentKernels.of(architecture.latent());
        check(architecture.encoder(), providers.layers());
        check(architecture.decoder(), providers.layers());
        architecture.heads().forEach(head -> check(head.body(), providers.layers()));
        if (use == Convolutions.Use.TRAINING) {
            ShapePlan smallest = ShapePlan.smallest(architecture);
            for (LossTerm term : architecture.objective()) {
                check(term, providers.terms());
                term.parts(smallest).forEach(part -> check(part.network(), providers.layers()));
            }
        }
        this.autocast = Optional.empty();
    }

    private Compiled(Compiled other, Autocast autocast) {
        this.architecture = other.architecture;
        this.kernels = other.kernels;
        this.autocast = Optional.of(autocast);
        this.convolutions = other.convolutions;
        this.use = other.use;
        this.latent = other.latent;
        this.providers = other.providers;
    }

    /**
     * The same network, whose training passes go through its layers in bfloat16, on a CPU. What a pass gives is in
     * single precision, as ever, and so is what layers of plug-ins are given.
     *
     * @throws InvalidInputException if the natives in use have no such passes
     */
    public Compiled inBfloat16() {
        return new Compiled(this, new Autocast());
    }

    /**
     * Returns whether training passes are in bfloat16: one of them and one that only runs then differ by more than
     * rounding.
     */
    public boolean isInBfloat16() {
        return autocast.isPresent();
    }

    private static void check(LossTerm term, Providers<DjlTermProvider> providers) {
        if (term instanceof LossTerm.Custom own && !providers.names().contains(own.kind())) {
            throw new InvalidInputException("no plug-in tells this engine how to compute the term \"" + own.kind()
                    + "\"; it knows of " + (providers.names().isEmpty() ? "none" : providers.names())
                    + "; add the jar with the DjlTermProvider of that name");
        }
    }

    private static void check(Network network, Providers<DjlLayerProvider> custom) {
        network.all().forEach(layer -> {
            if (layer instanceof Layer.Custom own && !custom.names().contains(own.kind())) {
                throw new InvalidInputException("no plug-in tells this engine how to compute the layer \"" + own.kind()
                        + "\"; it knows of " + (custom.names().isEmpty() ? "none" : custom.names())
                        + "; add the jar with the DjlLayerProvider of that name");
            }
        });
    }

    /** Returns the compiled architecture. */
    public Architecture architecture() {
        return architecture;
    }

    /** The kinds of layer that can be computed. */
    Set<Class<? extends Layer>> kinds() {
        return kernels.keySet();
    }

    /**
     * Begins a pass through the network.
     *
     * @param weights by full name
     * @param manager owns what comes out
     */
    public Pass pass(Function<String, NDArray> weights, NDManager manager, boolean training) {
        return new Pass(
                this, weights, manager, training, training ? Draws.learning() : Draws.none(), (path, output) -> {});
    }

    /** Begins a pass through the network, as when running, whose latents choose their numbers in some way. */
    public Pass pass(Function<String, NDArray> weights, NDManager manager, Draws draws) {
        return new Pass(this, weights, manager, false, draws, (path, output) -> {});
    }

    /**
     * Begins a pass through the network, as when running, that a probe observes.
     *
     * @param probe is given each layer's path and output, which is freed later
     */
    public Pass watched(Function<String, NDArray> weights, NDManager manager, BiConsumer<String, NDArray> probe) {
        return new Pass(this, weights, manager, false, Draws.none(), probe);
    }

    /** Computes the encoder's output for images (N, C, H, W); {@code x} is consumed. */
    public NDArray encode(Pass pass, NDArray x) {
        return through(pass, architecture.encoder().layers(), x, "encoder");
    }

    /** The code without chance: the encoder's output, or its mean. */
    public NDArray mean(Pass pass, NDArray encoded) {
        NDArray code = latent.code(architecture.latent(), encoded, pass);
        pass.save(Head.CODE, code);
        return code;
    }

    /** A code to learn from. */
    public LatentSample sample(Pass pass, NDArray encoded) {
        LatentSample sample = latent.sample(architecture.latent(), encoded, pass);
        pass.save(Head.CODE, sample.mean());
        return sample;
    }

    /** The logarithm of the variance of a gaussian latent, within its limits; null for another latent. */
    public @Nullable NDArray logVariance(Pass pass, NDArray encoded) {
        return latent.others(architecture.latent(), encoded, pass).get(LatentSample.LOG_VARIANCE);
    }

    /**
     * Decodes a code to images (N, C, H, W); {@code code} is consumed. Labels are ignored if the decoder takes no
     * classes.
     */
    public NDArray decode(Pass pass, NDArray code, List<Integer> labels) {
        int classes = architecture.latent().classes();
        List<Integer> told = classes == 0 ? List.of() : labels;
        check(told, Math.toIntExact(code.getShape().get(0)));
        return through(pass, architecture.decoder().layers(), pass.conditioned(code, told, classes), "decoder");
    }

    /**
     * Returns the features at a place of a pass: the code, a tap, or the answer of a head.
     *
     * @param pass that went through encoder and latent, and through the decoder for a tap there
     * @return null where the pass has not come
     */
    public @Nullable NDArray at(Pass pass, String place) {
        Optional<Head> head = head(place);
        if (head.isEmpty()) {
            return pass.saved(place);
        }
        NDArray from = pass.saved(head.get().at());
        return from == null
                ? null
                : through(
                        pass,
                        head.get().body().layers(),
                        Tensors.alias(from, from.getManager()),
                        head.get().path());
    }

    /** Returns whether a pass has reached a place. */
    public boolean passed(Pass pass, String place) {
        return pass.saved(head(place).map(Head::at).orElse(place)) != null;
    }

    private Optional<Head> head(String name) {
        return architecture.heads().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** Applies a part of a term; {@code x} is consumed. */
    public NDArray through(Pass pass, TermNetwork part, NDArray x) {
        return through(pass, part.network().layers(), x, part.name());
    }

    /** The code that computes terms of plug-ins. */
    public Providers<DjlTermProvider> terms() {
        return providers.terms();
    }

    private NDArray through(Pass pass, List<Layer> layers, NDArray x, String path) {
        return reduced(pass)
                .map(cast -> cast.during(() -> pass.single(pass.through(layers, x, path))))
                .orElseGet(() -> pass.through(layers, x, path));
    }

    /** Convolves an image by a way that is right on this machine, in the precision of the pass. */
    NDArray convolve(
            Pass pass, NDArray x, NDArray weight, NDArray bias, int stride, int padding, int dilation, int groups) {
        Convolution c = Convolution.of(
                x, weight, stride, padding, dilation, groups, reduced(pass).isPresent());
        ConvolutionMethod way = convolutions.way(use, x.getManager(), c);
        if (c.bfloat16() && way != ConvolutionMethod.DIRECT) {
            return inSingle(pass, () -> inSingle(pass.single(x), weight, bias, c.inSingle()));
        }
        return convolutions.convolve(way, x, weight, bias, c);
    }

    private NDArray inSingle(NDArray x, NDArray weight, NDArray bias, Convolution c) {
        return convolutions.convolve(convolutions.way(use, x.getManager(), c), x, weight, bias, c);
    }

    /**
     * Convolves an image in single precision, by a way that is right on this machine, for a term of the loss.
     *
     * @param x (count, channels, height, width)
     * @param weight (out, channels / groups, side, side)
     */
    public NDArray convolve(NDArray x, NDArray weight, NDArray bias, int groups) {
        return inSingle(x, weight, bias, Convolution.of(x, weight, 1, 0, 1, groups, false));
    }

    /**
     * Finds a right way for every convolution of a training. No gradient may be under way.
     *
     * @param pass goes once through all that the training computes
     */
    public void prove(NDManager manager, Runnable pass) {
        convolutions.prove(manager, pass);
    }

    /** Computes something in single precision, whatever the pass is in; arrays that are not yet so stay as they are. */
    NDArray inSingle(Pass pass, Supplier<NDArray> work) {
        return reduced(pass).map(cast -> cast.without(work)).orElseGet(work);
    }

    private Optional<Autocast> reduced(Pass pass) {
        return pass.training() ? autocast : Optional.empty();
    }

    /**
     * Checks that the decoder is told what it needs: one class an image, or nothing.
     *
     * @throws InvalidInputException if it is not; the message says what to give
     */
    public void check(List<Integer> labels, int count) {
        int classes = architecture.latent().classes();
        int wanted = classes == 0 ? 0 : count;
        if (labels.size() != wanted) {
            throw new InvalidInputException(
                    classes == 0
                            ? "this network knows no classes; give no labels"
                            : "this network is told a class an image: give " + wanted + " labels from 0 to "
                                    + (classes - 1) + ", not " + labels.size());
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new InvalidInputException("a label must be between 0 and " + (classes - 1) + ", not " + label);
            }
        }
    }

    NDArray apply(Layer layer, NDArray x, Pass pass, String path) {
        Class<? extends Layer> kind = layer instanceof Layer.Custom ? Layer.Custom.class : layer.getClass();
        @SuppressWarnings("unchecked") // the builder put a kernel of L under the class of L
        Kernel<Layer> kernel = (Kernel<Layer>) kernels.get(kind);
        return singleOnly(layer) && reduced(pass).isPresent()
                ? inSingle(pass, () -> kernel.apply(layer, pass.single(x), pass, path))
                : kernel.apply(layer, x, pass, path);
    }

    /**
     * What is computed in single precision all the same: bilinear interpolation, which PyTorch has no other of on a
     * CPU; functions that saturate, of which bfloat16 knows the end at 6 already, and nothing is learned there; norms
     * and attention; the code of plug-ins.
     */
    private static boolean singleOnly(Layer layer) {
        return layer instanceof Layer.Custom
                || layer instanceof Upsample upsample && upsample.mode() == Upsample.Mode.BILINEAR
                || layer instanceof Activate activate && SATURATING.contains(activate.function())
                || layer instanceof Gdn
                || layer instanceof SelfAttention
                || layer instanceof Norm norm && norm.mode() != Norm.Mode.BATCH;
    }

    private static final class Builder {

        private final Map<Class<? extends Layer>, Kernel<?>> kernels = new HashMap<>();

        <L extends Layer> Builder put(Class<L> kind, Kernel<L> kernel) {
            kernels.put(kind, kernel);
            return this;
        }
    }
}
