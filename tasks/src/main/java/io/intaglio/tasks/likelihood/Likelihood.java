package io.intaglio.tasks.likelihood;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.PosteriorSample;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Channels;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.Sampled;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.Softmax;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Computes the likelihood of an image under a variational autoencoder: the evidence lower bound, and an estimate by
 * importance sampling (Burda, Grosse &amp; Salakhutdinov 2016).
 *
 * @param binarize how the values of images are changed first
 */
public record Likelihood(
        @Setting("binarization of the images: dynamic samples zeros and ones again each time, static samples them "
                + "once, none keeps the values and adds uniform noise of one 8-bit step")
        Binarization binarize)
        implements TaskProvider, Task {

    private static final List<String> COLUMNS = List.of("nll", "negative-elbo", "bits-per-number");
    private static final String ENTRY = "likelihood.safetensors";
    private static final String VARIANCE = "variance";
    private static final long MOST_EXAMPLES = 2000;
    private static final long FEW_EXAMPLES = 64;
    private static final int AT_ONCE = 250;

    /**
     * The options of a run.
     *
     * @param samples number of codes for each image, 1 to 1,000,000
     * @param seed seed of the codes
     */
    public record Options(
            @Setting(value = "number of codes that are sampled for each image", range = "1 to 1000000")
            int samples,

            @Setting("seed of the codes") long seed) {

        /** Creates the default options: eight codes for each image. */
        public Options() {
            this(8, 0);
        }

        public Options {
            if (samples < 1 || samples > 1_000_000) {
                throw new InvalidInputException("samples must be between 1 and 1000000, not " + samples);
            }
        }
    }

    /** Creates the default settings: binary images, which are drawn again at each use. */
    public Likelihood() {
        this(Binarization.DYNAMIC);
    }

    @Override
    public String name() {
        return "likelihood";
    }

    @Override
    public String summary() {
        return "measure how probable an image is, with a variational autoencoder";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return Needs.CODE;
    }

    @Override
    public Preset preset() {
        return new Preset("ladder", Settings.parse("train.batch = 64\ntrain.epochs = 40\ntrain.learning-rate = 0.002"));
    }

    @Override
    public Architecture complete(Architecture network) {
        check(network);
        return network;
    }

    /** Refuses networks that do not define probabilities, before a training or an evaluation begins. */
    private void check(Architecture network) {
        if (!(network.latent() instanceof Latent.Gaussian)) {
            throw new InvalidInputException("the likelihood of an image is known to variational networks alone; choose"
                    + " the architecture ladder or variational");
        }
        boolean binary = Decoded.of(network.objective(), 1) instanceof Decoded.Bernoulli;
        if (binary && binarize == Binarization.NONE) {
            throw new InvalidInputException("a bernoulli likelihood is one of zeros and ones: set binarize to dynamic"
                    + " or static, or likelihood to mse or calibrated");
        }
        if (!binary && binarize != Binarization.NONE) {
            throw new InvalidInputException("a normal distribution is a density, and zeros and ones have none: set"
                    + " binarize to none, or likelihood to bernoulli");
        }
    }

    @Override
    public Channels channels(int image, int partner) {
        if (image != 1 && binarize != Binarization.NONE) {
            throw new InvalidInputException("zeros and ones are drawn of gray images, and these are colour: set"
                    + " channels to 1, or binarize to none with a likelihood of mse or calibrated");
        }
        return Channels.same(image);
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        ImageBatch image = binarize.of(example.image(), random);
        return Pair.of(image, image);
    }

    @Override
    public Inputs prepare(Inputs inputs) {
        Options options = inputs.options().applyTo(new Options());
        ImageBatch image = inputs.image(Inputs.IMAGE);
        return inputs.with(Inputs.IMAGE, binarize.of(image, new SplitMix64(SplitMix64.mix(seed(options, image)))));
    }

    /**
     * Returns the seed of an image. With the same random numbers for all images, errors would not average out over
     * them.
     */
    private static long seed(Options options, ImageBatch image) {
        return SplitMix64.mix(options.seed() + SplitMix64.mix(Arrays.hashCode(image.data())));
    }

    @Override
    public Answer answer(ShapePlan plan, Settings ofRun) {
        check(plan.architecture());
        return Answer.table(COLUMNS);
    }

    /** Stores the optimal variance of the normal distribution, if the loss used it but did not store it. */
    @Override
    public TaskState fit(Fitting fitting) {
        check(fitting.model().architecture());
        return calibrated(fitting.model(), fitting.data(), MOST_EXAMPLES);
    }

    /** During a training, the variance is computed from a few held-out images. */
    @Override
    public TaskState provisional(Autoencoder model, Source heldOut) {
        return calibrated(model, heldOut, FEW_EXAMPLES);
    }

    private TaskState calibrated(Autoencoder model, Source data, long most) {
        if (model.architecture().objective().stream().noneMatch(Comparison.CalibratedMse.class::isInstance)) {
            return TaskState.EMPTY;
        }
        SplitMix64 random = new SplitMix64(1);
        double squares = 0;
        double numbers = 0;
        for (Iterator<Example> examples = Sampled.examples(data, most).iterator(); examples.hasNext(); ) {
            Example example = examples.next();
            ImageBatch image = binarize.of(Vectors.framed(model, example.image()), random);
            Condition condition = model.architecture().latent().classes() == 0
                    ? Condition.NONE
                    : Condition.of(example.label().orElse(0), 1);
            float[] output = model.posterior(image, condition, 1, random.nextLong())
                    .output()
                    .data();
            for (int i = 0; i < output.length; i++) {
                double error = (double) image.data()[i] - output[i];
                squares += error * error;
            }
            numbers += output.length;
        }
        if (numbers == 0) {
            throw new InvalidInputException("the data holds no image that can be read");
        }
        Tensor variance = Tensor.of(List.of(1), new float[] {(float) (squares / numbers)});
        return TaskState.of(Map.of(ENTRY, Safetensors.write(Weights.of(Map.of(VARIANCE, variance)))));
    }

    /** The stored state of a plate: the variance, NaN if there is none. */
    private record Fitted(double variance) {

        private static Fitted read(Map<String, byte[]> entries) {
            byte[] entry = entries.get(ENTRY);
            return new Fitted(
                    entry == null
                            ? Double.NaN
                            : Safetensors.read(entry, ENTRY).get(VARIANCE).data()[0]);
        }
    }

    @Override
    public Record options() {
        return new Options();
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        Options options = inputs.options().applyTo(new Options());
        Decoded decoded = Decoded.of(
                model.architecture().objective(),
                state.as(Fitted.class, Fitted::read).variance());
        ImageBatch image = inputs.image(Inputs.IMAGE);
        double[] weights = new double[options.samples()];
        long seed = seed(options, image);
        for (int from = 0; from < weights.length; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, weights.length - from);
            PosteriorSample sample = model.posterior(image, inputs.condition(), count, seed + from);
            for (int i = 0; i < count; i++) {
                weights[from + i] = sample.logRatio().data()[i]
                        + decoded.log(image.data(), sample.output().data(), i * image.data().length);
            }
        }
        return new Result.Table(COLUMNS, List.of(row(weights, image.data().length)));
    }

    private List<Double> row(double[] weights, int numbers) {
        double nll = -Softmax.logMean(weights);
        double sum = 0;
        for (double weight : weights) {
            sum -= weight;
        }
        return List.of(nll, sum / weights.length, nll / numbers / Math.log(2) + binarize.bits());
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return Optional.of(new LikelihoodScorer());
    }
}
