package io.intaglio.tasks.embed;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Head;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.PrincipalComponents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Converts images to vectors: the code of an autoencoder, or the features at a tap of any network. From a map, the mean
 * of each channel is used. A vector can also consist of the coordinates along the principal components of the training
 * images, which are the best linear code of the same length.
 *
 * @param vicreg weight of a term that compares the codes of two views of each image, relative to the error of the
 *     rebuilt image; 0 for none
 */
public record Embed(
        @Setting(
                value = "weight of the VICReg loss, relative to the error of the rebuilt image; it makes the codes of "
                        + "two views of an image similar and the numbers of a code uncorrelated; 0 for none",
                range = "at least 0")
        double vicreg)
        implements TaskProvider, Task {

    /** Number of outputs of the layers between the code and the term. */
    private static final int EXPANDED = 256;

    /** The ways to compute a vector. */
    public enum By {
        /** The network computes the vector. */
        NETWORK,
        /** The vector has the coordinates along the principal components of the training images. */
        PCA
    }

    /**
     * The options of a run.
     *
     * @param at place of the network: {@code code}, a tap or a head
     * @param by how a vector is computed
     */
    public record Options(
            @Setting("place in the network that gives the vector: code, the name of a tap, or the name of " + "a head")
            String at,

            @Setting("method that computes the vector: network, or pca for the same number of principal "
                    + "components of the images")
            By by) {

        /** Creates the default options: the code. */
        public Options() {
            this(Head.CODE, By.NETWORK);
        }
    }

    /** Creates the default settings: training minimizes only the error of the rebuilt image. */
    public Embed() {
        this(0);
    }

    public Embed {
        if (!(vicreg >= 0) || !Double.isFinite(vicreg)) {
            throw new InvalidInputException("vicreg is a weight of at least 0, not " + vicreg);
        }
    }

    @Override
    public String name() {
        return "embed";
    }

    @Override
    public String summary() {
        return "turn images into vectors: the code, or the features at any place of a network";
    }

    @Override
    public Set<String> fixed() {
        return Set.of("vicreg");
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
    public Needs needsToRun() {
        return Needs.NOTHING;
    }

    @Override
    public Preset preset() {
        return new Preset("plain", Settings.parse("""
                arch.latent = 32
                train.batch = 64
                train.epochs = 20
                """));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public Architecture complete(Architecture network) {
        return vicreg > 0 ? network.with(new LossTerm.Vicreg(vicreg, Head.CODE, EXPANDED)) : network;
    }

    @Override
    public int views() {
        return vicreg > 0 ? 2 : 1;
    }

    /** Returns a weakly changed view, which is similar to an image in a run, and a strongly changed, distorted view. */
    @Override
    public List<Pair> pairs(Example example, RandomGenerator random) {
        if (vicreg == 0) {
            return Task.super.pairs(example, random);
        }
        ImageBatch weak = ImageViews.weak(example.image(), random);
        ImageBatch strong = ImageViews.strong(ElasticDistortion.of(example.image(), random), random);
        return List.of(Pair.of(weak, weak), Pair.of(strong, strong));
    }

    @Override
    public Record options() {
        return new Options();
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        if (plan.weights().isEmpty()) {
            throw new InvalidInputException("this plate has no network that could compute a vector");
        }
        Options chosen = options.applyTo(new Options());
        int length = chosen.by() == By.PCA
                ? components(plan)
                : place(plan, chosen.at()).channels();
        return Answer.table(columns(chosen.by(), length));
    }

    private static List<String> columns(By by, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> (by == By.PCA ? "pc-" : "v-") + i)
                .toList();
    }

    private static int components(ShapePlan plan) {
        if (!PrincipalComponents.suits(plan.architecture())) {
            throw new InvalidInputException("principal components are fitted to small images of one size, beside a code"
                    + " that is a vector; this plate has none: leave by out");
        }
        return plan.code().channels();
    }

    private static Shape place(ShapePlan plan, String place) {
        if (place.equals(Head.CODE)) {
            checkCode(plan);
        }
        if (!plan.places().containsKey(place)) {
            throw new InvalidInputException("this network has no place \"" + place + "\"; it has "
                    + String.join(", ", plan.places().keySet()));
        }
        return plan.at(place);
    }

    private static void checkCode(ShapePlan plan) {
        if (plan.architecture().lateral()) {
            throw new InvalidInputException("this network has no code, because its decoder looks past the latent into"
                    + " the encoder; set at to another place: "
                    + plan.places().keySet().stream()
                            .filter(place -> !place.equals(Head.CODE))
                            .collect(Collectors.joining(", ")));
        }
    }

    @Override
    public TaskState fit(Fitting fitting) {
        checkCode(fitting.model().plan());
        Architecture network = fitting.model().architecture();
        return PrincipalComponents.suits(network)
                ? PrincipalComponents.fit(network, fitting.data()).state()
                : TaskState.EMPTY;
    }

    /** The components that a plate stores, or none. */
    private record Kept(Optional<PrincipalComponents> components) {

        private static Kept read(Map<String, byte[]> entries) {
            return new Kept(PrincipalComponents.of(TaskState.of(entries)));
        }
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        Options options = inputs.options().applyTo(new Options());
        float[] vector;
        if (options.by() == By.PCA) {
            vector = state.as(Kept.class, Kept::read)
                    .components()
                    .orElseThrow(() -> new InvalidInputException(
                            "this plate has no principal components; \"intaglio fit embed\" adds them"))
                    .project(inputs.image(Inputs.IMAGE));
        } else {
            vector = Vectors.of(model, inputs.image(Inputs.IMAGE), inputs.condition(), options.at());
        }
        return Result.Table.of(columns(options.by(), vector.length), vector);
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return Optional.of(new EmbeddingScorer());
    }
}
