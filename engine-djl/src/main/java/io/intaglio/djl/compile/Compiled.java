package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Dropout;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
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

/** An architecture with the code that computes it. Holds no weights: they are given to each pass. */
public final class Compiled {

    private static final Set<Activate.Function> SATURATING = Set.of(Activate.Function.SIGMOID, Activate.Function.TANH);

    private final Architecture architecture;
    private final Map<Class<? extends Layer>, Kernel<?>> kernels;
    private final Optional<Autocast> autocast;
    private final Convolutions convolutions;
    private final Convolutions.Use use;

    /**
     * Compiles an architecture.
     *
     * @param custom the layers that plug-ins add
     * @param convolutions computes them
     * @param use what the network is compiled for
     * @throws InvalidInputException if a custom layer's provider is missing; the message lists those present
     */
    public Compiled(
            Architecture architecture,
            Providers<DjlLayerProvider> custom,
            Convolutions convolutions,
            Convolutions.Use use) {
        this.architecture = architecture;
        this.convolutions = convolutions;
        this.use = use;
        this.kernels = new Builder()
                .put(Conv.class, ConvKernels::conv)
                .put(ConvTranspose.class, ConvKernels::convTranspose)
                .put(Dense.class, ConvKernels::dense)
                .put(Upsample.class, ShapeKernels::upsample)
                .put(PixelShuffle.class, ShapeKernels::pixelShuffle)
                .put(Pool.class, ShapeKernels::pool)
                .put(Reshape.class, ShapeKernels::reshape)
                .put(PositionalEncoding.class, ShapeKernels::positionalEncoding)
                .put(Residual.class, ShapeKernels::residual)
                .put(Tap.class, ShapeKernels::save)
                .put(SkipJoin.class, ShapeKernels::merge)
                .put(Activate.class, PointKernels::activate)
                .put(Dropout.class, PointKernels::dropout)
                .put(Norm.class, PointKernels::norm)
                .put(Layer.Custom.class, new CustomKernel(custom))
                .kernels;
        check(architecture.encoder().layers(), custom);
        check(architecture.decoder().layers(), custom);
        architecture.adversarial().ifPresent(term -> check(term.critic().layers(), custom));
        this.autocast = Optional.empty();
    }

    private Compiled(Compiled other, Autocast autocast) {
        this.architecture = other.architecture;
        this.kernels = other.kernels;
        this.autocast = Optional.of(autocast);
        this.convolutions = other.convolutions;
        this.use = other.use;
    }

    /**
     * The same network, whose training passes go through its layers in bfloat16, on a CPU. What a pass gives is in single precision, as
     * ever, and so is what layers of plug-ins are given.
     *
     * @throws InvalidInputException if the natives in use have no such passes
     */
    public Compiled inBfloat16() {
        return new Compiled(this, new Autocast());
    }

    /** Whether training passes are in bfloat16: one of them and one that only runs then differ by more than rounding. */
    public boolean isInBfloat16() {
        return autocast.isPresent();
    }

    private static void check(List<Layer> layers, Providers<DjlLayerProvider> custom) {
        for (Layer layer : layers) {
            if (layer instanceof Layer.Custom own && !custom.names().contains(own.kind())) {
                throw new InvalidInputException("no plug-in tells this engine how to compute the layer \"" + own.kind()
                        + "\"; it knows of " + (custom.names().isEmpty() ? "none" : custom.names())
                        + "; add the jar with the DjlLayerProvider of that name");
            }
            if (layer instanceof Residual residual) {
                check(residual.body(), custom);
            }
        }
    }

    /** What was compiled. */
    public Architecture architecture() {
        return architecture;
    }

    /** The kinds of layer that can be computed. */
    Set<Class<? extends Layer>> kinds() {
        return kernels.keySet();
    }

    /**
     * Begins a way through the network.
     *
     * @param weights by full name
     * @param manager owns what comes out
     */
    public Pass pass(Function<String, NDArray> weights, NDManager manager, boolean training) {
        return new Pass(this, weights, manager, training, (path, output) -> {});
    }

    /**
     * Begins a way through the network, as it runs, that somebody watches.
     *
     * @param probe is given each layer's path and output, which is freed later
     */
    public Pass watched(Function<String, NDArray> weights, NDManager manager, BiConsumer<String, NDArray> probe) {
        return new Pass(this, weights, manager, false, probe);
    }

    /** From images (N, C, H, W) to what the encoder says; {@code x} is consumed. */
    public NDArray encode(Pass pass, NDArray x) {
        return through(pass, architecture.encoder().layers(), x, "encoder");
    }

    /** The code without chance: the encoder's output, or its mean. */
    public NDArray mean(NDArray encoded) {
        return architecture.latent() instanceof Latent.Gaussian ? half(encoded, 0) : encoded;
    }

    /** The logarithm of the variance of a gaussian latent, within its limits. */
    public NDArray logVariance(NDArray encoded) {
        double limit = Latent.Gaussian.LOG_VARIANCE_LIMIT;
        return half(encoded, 1).clip(-limit, limit);
    }

    /** From a code to images (N, C, H, W); {@code code} is consumed. */
    public NDArray decode(Pass pass, NDArray code, List<Integer> labels) {
        check(labels, Math.toIntExact(code.getShape().get(0)));
        NDArray told = pass.conditioned(code, labels, architecture.latent().classes());
        return through(pass, architecture.decoder().layers(), told, "decoder");
    }

    private NDArray through(Pass pass, List<Layer> layers, NDArray x, String path) {
        return reduced(pass)
                .map(cast -> cast.during(() -> pass.single(pass.through(layers, x, path))))
                .orElseGet(() -> pass.through(layers, x, path));
    }

    /** Convolves an image by a way that is right on this machine, in the precision of the pass. */
    NDArray convolve(Pass pass, NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        Convolution c =
                Convolution.of(x, weight, stride, padding, groups, reduced(pass).isPresent());
        Way way = convolutions.way(use, x.getManager(), c);
        if (c.bfloat16() && way != Way.DIRECT) {
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
        return inSingle(x, weight, bias, Convolution.of(x, weight, 1, 0, groups, false));
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

    /** What a critic says of images (N, C, H, W) that an architecture made, or should have made, of others. */
    public NDArray judge(Pass pass, Network critic, NDArray input, NDArray image) {
        NDArray both = Tensors.nchw(Tensors.concat(Tensors.nhwc(input), Tensors.nhwc(image), 3));
        return through(pass, critic.layers(), both, ShapePlan.CRITIC);
    }

    private static NDArray half(NDArray encoded, int which) {
        return encoded.split(2, 1).get(which);
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
                throw new InvalidInputException("a label lies between 0 and " + (classes - 1) + ", not at " + label);
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
     * What is computed in single precision all the same: bilinear interpolation, which PyTorch has no other of on a CPU; functions that
     * saturate, of which bfloat16 knows the end at 6 already, and nothing is learned there; sums over a picture; the code of plug-ins.
     */
    private static boolean singleOnly(Layer layer) {
        return layer instanceof Layer.Custom
                || layer instanceof Upsample upsample && upsample.mode() == Upsample.Mode.BILINEAR
                || layer instanceof Activate activate && SATURATING.contains(activate.function())
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
