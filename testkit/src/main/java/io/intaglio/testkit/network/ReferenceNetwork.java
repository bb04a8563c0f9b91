package io.intaglio.testkit.network;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.PosteriorSample;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Composite;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Dropout;
import io.intaglio.network.Gdn;
import io.intaglio.network.Head;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
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
import io.intaglio.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Runs an architecture as its documentation says, forward only, in double precision, by the plainest loops: what
 * engines are compared with. Norms over the batch use their running means; a gaussian latent gives its mean; dropout
 * does nothing. Custom layers it does not know.
 *
 * @since 0.1
 */
public final class ReferenceNetwork {

    private final Architecture architecture;
    private final Weights weights;

    /**
     * Creates the network.
     *
     * @param weights are checked when an image is seen
     */
    public ReferenceNetwork(Architecture architecture, Weights weights) {
        this.architecture = architecture;
        this.weights = weights;
    }

    /** Applies the network to images. {@code labels} holds one class an image where the latent has classes. */
    public ImageBatch apply(ImageBatch x, List<Integer> labels) {
        weights.check(ShapePlan.of(architecture, x.height(), x.width()).weights());
        ImageBatch y = null;
        for (int i = 0; i < x.count(); i++) {
            ReferencePass pass = ReferencePass.means();
            Values code = code(through("encoder", architecture.encoder(), image(x, i), pass));
            Values out = through("decoder", architecture.decoder(), conditioned(code, labels, i), pass);
            if (y == null) {
                y = ImageBatch.zeros(x.count(), out.height, out.width, out.channels);
            }
            put(out, y, i);
        }
        return y;
    }

    /**
     * Decodes codes that are drawn from the posterior of each image.
     *
     * @param draws for each image
     */
    public PosteriorSample posterior(ImageBatch x, List<Integer> labels, int draws, long seed) {
        RandomGenerator random = new SplitMix64(seed);
        List<ImageBatch> outputs = new ArrayList<>();
        float[] ratios = new float[x.count() * draws];
        for (int i = 0; i < ratios.length; i++) {
            ReferencePass pass = ReferencePass.drawing(random);
            Values encoded = through("encoder", architecture.encoder(), image(x, i / draws), pass);
            Values code = pass.draw(Values.zeros(encoded.shape), encoded, Latent.Gaussian.LOG_VARIANCE_LIMIT);
            Values out = through("decoder", architecture.decoder(), conditioned(code, labels, i / draws), pass);
            ImageBatch y = ImageBatch.zeros(1, out.height, out.width, out.channels);
            put(out, y, 0);
            outputs.add(y);
            ratios[i] = (float) pass.logRatio();
        }
        return new PosteriorSample(ImageBatch.stack(outputs), Tensor.of(List.of(ratios.length), ratios));
    }

    /** Encodes images to codes, (count, length) or (count, channels, height, width). */
    public Tensor encode(ImageBatch x) {
        List<Values> codes = new ArrayList<>();
        for (int i = 0; i < x.count(); i++) {
            codes.add(code(through("encoder", architecture.encoder(), image(x, i), ReferencePass.means())));
        }
        return tensor(codes);
    }

    /** Returns the logarithms of the variances of a Gaussian code, of the shape of {@link #encode}. */
    public Optional<Tensor> logVariance(ImageBatch x) {
        if (!(architecture.latent() instanceof Latent.Gaussian)) {
            return Optional.empty();
        }
        List<Values> all = new ArrayList<>();
        double limit = Latent.Gaussian.LOG_VARIANCE_LIMIT;
        for (int i = 0; i < x.count(); i++) {
            Values encoded = through("encoder", architecture.encoder(), image(x, i), ReferencePass.means());
            int half = encoded.data.length / 2;
            double[] second = Arrays.copyOfRange(encoded.data, half, 2 * half);
            all.add(Values.of(encoded.shape.withChannels(encoded.channels / 2), second)
                    .map(value -> Math.max(-limit, Math.min(limit, value))));
        }
        return Optional.of(tensor(all));
    }

    private static Tensor tensor(List<Values> values) {
        Values first = values.get(0);
        List<Integer> shape = first.shape instanceof Shape.Map
                ? List.of(values.size(), first.channels, first.height, first.width)
                : List.of(values.size(), first.channels);
        float[] data = new float[values.size() * first.data.length];
        int at = 0;
        for (Values one : values) {
            for (double value : one.data) {
                data[at++] = (float) value;
            }
        }
        return Tensor.of(shape, data);
    }

    /** Returns the features at places: the code, taps, answers of heads. */
    public Map<String, Tensor> features(ImageBatch x, List<Integer> labels, Set<String> places) {
        Map<String, List<Values>> found = new HashMap<>();
        for (int i = 0; i < x.count(); i++) {
            ReferencePass pass = ReferencePass.means();
            Values code = code(through("encoder", architecture.encoder(), image(x, i), pass));
            through("decoder", architecture.decoder(), conditioned(code, labels, i), pass);
            pass.save(Head.CODE, code);
            for (Head head : architecture.heads()) {
                pass.save(head.name(), through(head.path(), head.body(), pass.saved(head.at()), ReferencePass.means()));
            }
            places.forEach(place ->
                    found.computeIfAbsent(place, any -> new ArrayList<>()).add(pass.saved(place)));
        }
        Map<String, Tensor> features = new HashMap<>();
        found.forEach((place, values) -> features.put(place, tensor(values)));
        return features;
    }

    /** Decodes codes as {@link #encode} gives them. */
    public ImageBatch decode(Tensor codes, List<Integer> labels) {
        List<Integer> shape = codes.shape();
        int count = shape.get(0);
        Shape one = shape.size() == 2
                ? new Shape.Vector(shape.get(1))
                : new Shape.Map(shape.get(1), shape.get(2), shape.get(3));
        ImageBatch y = null;
        for (int i = 0; i < count; i++) {
            Values code = Values.zeros(one);
            for (int k = 0; k < code.data.length; k++) {
                code.data[k] = codes.data()[i * code.data.length + k];
            }
            ReferencePass pass = ReferencePass.decoding();
            Values out = through("decoder", architecture.decoder(), conditioned(code, labels, i), pass);
            if (y == null) {
                y = ImageBatch.zeros(count, out.height, out.width, out.channels);
            }
            put(out, y, i);
        }
        return y;
    }

    private Values through(String part, Network network, Values in, ReferencePass pass) {
        Values values = in;
        for (int i = 0; i < network.layers().size(); i++) {
            values = layer(part + "." + i, network.layers().get(i), values, pass);
        }
        return values;
    }

    private Values layer(String path, Layer layer, Values in, ReferencePass pass) {
        if (layer instanceof Conv conv) {
            return ReferenceLayers.conv(conv, in, name -> weights.get(path + "." + name));
        }
        if (layer instanceof ConvTranspose conv) {
            return ReferenceLayers.convTranspose(conv, in, name -> weights.get(path + "." + name));
        }
        if (layer instanceof Dense dense) {
            return ReferenceLayers.dense(dense, in, name -> weights.get(path + "." + name));
        }
        if (layer instanceof Norm norm) {
            return ReferenceLayers.norm(norm, in, name -> weights.get(path + "." + name));
        }
        if (layer instanceof Gdn gdn) {
            return ReferenceMixing.gdn(gdn, in, name -> weights.get(path + "." + name));
        }
        if (layer instanceof SelfAttention attention) {
            return ReferenceMixing.selfAttention(attention, in, name -> weights.get(path + "." + name));
        }
        if (layer instanceof Upsample upsample) {
            return ReferenceResizing.upsample(upsample, in);
        }
        if (layer instanceof PixelShuffle shuffle) {
            return ReferenceResizing.shuffle(shuffle, in);
        }
        if (layer instanceof Pool pool) {
            return ReferenceResizing.pool(pool, in);
        }
        if (layer instanceof PositionalEncoding encoding) {
            return ReferenceResizing.encode(encoding, in);
        }
        if (layer instanceof Activate activate) {
            return in.map(ReferenceActivations.of(activate.function()));
        }
        if (layer instanceof Reshape reshape) {
            return Values.of(reshape.to(), in.data);
        }
        if (layer instanceof Stochastic stochastic) {
            return stochastic(path, stochastic, in, pass);
        }
        if (layer instanceof Composite composite) {
            Values values = in;
            for (int i = 0; i < composite.body().size(); i++) {
                values = layer(path + "." + i, composite.body().get(i), values, pass);
            }
            return composite instanceof Residual
                    ? in.plus(values)
                    : composite instanceof Scale ? in.times(values) : values;
        }
        if (layer instanceof Tap save) {
            pass.save(save.name(), in);
            return in;
        }
        if (layer instanceof SkipJoin merge) {
            Values other = pass.saved(merge.name());
            return switch (merge.mode()) {
                case ADD -> in.plus(other);
                case MULTIPLY -> in.times(other);
                case ADD_FIRST -> in.plus(other.first(in.channels));
                case CONCAT -> in.concat(other);
            };
        }
        if (layer instanceof Dropout) {
            return in;
        }
        throw new IllegalArgumentException(path + ": the reference does not know " + layer);
    }

    /** Of the posterior, or the means of the prior where a code alone is decoded. */
    private Values stochastic(String path, Stochastic layer, Values in, ReferencePass pass) {
        int prior = 2 * layer.channels();
        Values code = in.first(layer.channels());
        if (!pass.decodes()) {
            Values values = in;
            for (int i = 0; i < layer.body().size(); i++) {
                values = layer(path + "." + i, layer.body().get(i), values, pass);
            }
            Values limits = in.first(prior);
            code = pass.draw(limits, limits.plus(values), Stochastic.LOG_VARIANCE_LIMIT);
        }
        return prior == in.channels ? code : code.concat(in.channels(prior, in.channels));
    }

    private Values code(Values encoded) {
        if (architecture.latent() instanceof Latent.Quantized) {
            return encoded.map(Math::rint);
        }
        return architecture.latent() instanceof Latent.Gaussian ? encoded.first(encoded.channels / 2) : encoded;
    }

    private Values conditioned(Values code, List<Integer> labels, int image) {
        int classes = architecture.latent().classes();
        if (classes == 0) {
            return code;
        }
        Values told = Values.zeros(code.shape.withChannels(classes));
        for (int y = 0; y < told.height; y++) {
            for (int x = 0; x < told.width; x++) {
                told.set(labels.get(image), y, x, 1);
            }
        }
        return code.concat(told);
    }

    private static Values image(ImageBatch x, int index) {
        Values values = Values.zeros(new Shape.Map(x.channels(), x.height(), x.width()));
        for (int c = 0; c < x.channels(); c++) {
            for (int row = 0; row < x.height(); row++) {
                for (int column = 0; column < x.width(); column++) {
                    values.set(c, row, column, x.get(index, row, column, c));
                }
            }
        }
        return values;
    }

    private static void put(Values values, ImageBatch y, int index) {
        for (int row = 0; row < y.height(); row++) {
            for (int column = 0; column < y.width(); column++) {
                for (int c = 0; c < y.channels(); c++) {
                    y.data()[y.index(index, row, column, c)] = (float) values.get(c, row, column);
                }
            }
        }
    }
}
