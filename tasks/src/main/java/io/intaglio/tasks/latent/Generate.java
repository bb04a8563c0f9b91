package io.intaglio.tasks.latent;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mosaic;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Codec;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Head;
import io.intaglio.network.Latent;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Makes new images: codes are drawn and decoded. They come from the prior of a variational autoencoder, N(0, I), or
 * from a mixture of normal distributions that is fitted to the codes of the training data, which any autoencoder with
 * a vector for a code allows. Where examples have classes, each class has a mixture of its own.
 *
 * @param components of each mixture
 */
public record Generate(
        @Setting(value = "normal distributions in the mixture that is fitted to the codes", range = "1 to 256")
        int components)
        implements TaskProvider, Task {

    private static final String ENTRY = "mixture.safetensors";
    private static final String ALL = "all.";
    private static final long MOST_CODES = 60_000;
    private static final int MOST_NUMBERS = 512;
    private static final int LEAST_FOR_A_CLASS = 20;
    private static final int BATCH = 64;
    private static final int GAP = 2;

    /** The distribution that codes are drawn from. */
    public enum From {
        /** The mixture where the plate has one, the prior otherwise. */
        AUTO,
        /** N(0, I). */
        PRIOR,
        /** The mixture that was fitted to the codes of the training data. */
        MIXTURE
    }

    /**
     * The options of a run.
     *
     * @param count of images
     * @param seed of the codes
     * @param temperature by which deviations from the mean of a distribution are multiplied
     * @param from what the codes are drawn from
     * @param grid whether all come on one sheet
     */
    public record Options(
            @Setting(value = "number of images", range = "1 to 100000")
            int count,

            @Setting("seed of the codes") long seed,

            @Setting(
                    value = "by how much codes differ from the mean; 1 as the data, less for more typical images",
                    range = "0 to 10")
            double temperature,

            @Setting("where codes come from: prior, mixture, or auto for the mixture where the plate has one")
            From from,

            @Setting("whether all come on one sheet") boolean grid) {

        /** Creates the defaults: sixteen images. */
        public Options() {
            this(16, 0, 1, From.AUTO, false);
        }

        public Options {
            if (count < 1 || count > 100_000) {
                throw new InvalidInputException("count lies between 1 and 100000, not at " + count);
            }
            if (!(temperature >= 0 && temperature <= 10)) {
                throw new InvalidInputException("temperature lies between 0 and 10, not at " + temperature);
            }
        }
    }

    /** Creates the defaults: ten normal distributions. */
    public Generate() {
        this(10);
    }

    public Generate {
        if (components < 1 || components > 256) {
            throw new InvalidInputException("components lie between 1 and 256, not at " + components);
        }
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "make new images from codes that are drawn at random";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return new Needs(true, false, false);
    }

    @Override
    public Preset preset() {
        return new Preset("variational", Settings.parse("train.batch = 64\ntrain.epochs = 20"));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public List<Role> roles() {
        return List.of();
    }

    @Override
    public Answer answer(Architecture network, Settings options) {
        return Answer.PICTURES;
    }

    /** Each class has a mixture of its own; a network that is told classes gets one after the other. */
    @Override
    public boolean choosesClass() {
        return true;
    }

    @Override
    public Record options() {
        return new Options();
    }

    @Override
    public TaskState fit(Fitting fitting) {
        Autoencoder model = fitting.model();
        if (!(model.plan().code() instanceof Shape.Vector code) || code.length() > MOST_NUMBERS) {
            return TaskState.EMPTY;
        }
        List<Vectors.Labelled> codes = Vectors.of(model, fitting.data(), Head.CODE, MOST_CODES);
        Map<String, Tensor> tensors = new LinkedHashMap<>(mixture(codes).tensors(ALL));
        Map<Integer, List<Vectors.Labelled>> classes = new TreeMap<>();
        codes.stream()
                .filter(row -> row.label() >= 0)
                .forEach(row -> classes.computeIfAbsent(row.label(), any -> new ArrayList<>())
                        .add(row));
        classes.forEach((label, rows) -> {
            if (rows.size() >= LEAST_FOR_A_CLASS) {
                tensors.putAll(mixture(rows).tensors(prefix(label)));
            }
        });
        return TaskState.of(Map.of(ENTRY, Safetensors.write(Weights.of(tensors))));
    }

    private GaussianMixture mixture(List<Vectors.Labelled> rows) {
        return GaussianMixture.fit(rows.stream().map(Vectors.Labelled::numbers).toArray(float[][]::new), components, 1);
    }

    private static String prefix(int label) {
        return "class-" + label + ".";
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        Options options = inputs.options().applyTo(new Options());
        RandomGenerator random = new SplitMix64(options.seed());
        Codec codec = model.codec().orElseThrow(() -> new InvalidInputException("this plate has no code to draw"));
        if (!(model.plan().code() instanceof Shape.Vector code)) {
            throw new InvalidInputException(
                    "codes of this plate are maps; images are made from vectors: train with" + " bottleneck=vector");
        }
        Optional<GaussianMixture> mixture = mixture(model, state, inputs, options.from());
        List<ImageBatch> images = new ArrayList<>();
        while (images.size() < options.count()) {
            int count = Math.min(BATCH, options.count() - images.size());
            float[] numbers = new float[count * code.length()];
            for (int i = 0; i < count; i++) {
                float[] drawn = mixture.map(fitted -> fitted.sample(random, options.temperature()))
                        .orElseGet(() -> normal(code.length(), random, options.temperature()));
                System.arraycopy(drawn, 0, numbers, i * drawn.length, drawn.length);
            }
            ImageBatch batch = codec.decode(
                    Tensor.of(List.of(count, code.length()), numbers), condition(model, inputs, images.size(), count));
            for (int i = 0; i < count; i++) {
                images.add(batch.image(i));
            }
        }
        return new Result.Images(options.grid() ? List.of(sheet(images)) : images);
    }

    /** As many rows as columns, or one column more. */
    private static ImageBatch sheet(List<ImageBatch> images) {
        int columns = (int) Math.ceil(Math.sqrt(images.size()));
        List<List<ImageBatch>> rows = new ArrayList<>();
        for (int from = 0; from < images.size(); from += columns) {
            rows.add(images.subList(from, Math.min(images.size(), from + columns)));
        }
        return Mosaic.of(rows, GAP);
    }

    /** Without a class, a conditional network gets one after the other. */
    private static Condition condition(Autoencoder model, Inputs inputs, int first, int count) {
        int classes = model.architecture().latent().classes();
        if (classes == 0) {
            return Condition.NONE;
        }
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(inputs.label().orElse((first + i) % classes));
        }
        return new Condition(labels);
    }

    private static float[] normal(int length, RandomGenerator random, double temperature) {
        float[] code = new float[length];
        for (int i = 0; i < length; i++) {
            code[i] = (float) (temperature * random.nextGaussian());
        }
        return code;
    }

    /** Returns what codes are drawn from; empty for the prior. */
    private static Optional<GaussianMixture> mixture(Autoencoder model, TaskState state, Inputs inputs, From from) {
        boolean gaussian = model.architecture().latent() instanceof Latent.Gaussian;
        byte[] entry = state.entries().get(ENTRY);
        if (from == From.PRIOR || from == From.AUTO && entry == null) {
            if (!gaussian) {
                throw new InvalidInputException("this plate has no prior, as it is not variational; \"intaglio fit"
                        + " generate\" fits a mixture to its codes");
            }
            return Optional.empty();
        }
        if (entry == null) {
            throw new InvalidInputException(
                    "this plate has no mixture of its codes; \"intaglio fit generate\" adds one");
        }
        Weights kept = Safetensors.read(entry, ENTRY);
        String prefix = inputs.label().isPresent() ? prefix(inputs.label().getAsInt()) : ALL;
        Optional<GaussianMixture> mixture = GaussianMixture.of(kept, prefix);
        if (mixture.isEmpty() || mixture.get().length() != model.plan().code().size()) {
            throw new InvalidInputException(
                    inputs.label().isPresent()
                            ? "this plate has no mixture for the class "
                                    + inputs.label().getAsInt()
                            : "the plate's mixture is not one of its codes");
        }
        return mixture;
    }
}
