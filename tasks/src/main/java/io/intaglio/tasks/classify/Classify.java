package io.intaglio.tasks.classify;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Dense;
import io.intaglio.network.Head;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
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
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.embed.ImageViews;
import io.intaglio.tasks.embed.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Predicts the class of an image. If the network is trained for this task, it has a head on the code that is trained
 * together with the decoder. Rebuilding the image reduces overfitting to the training images. If the task is fitted to
 * a plate of another task, the network does not change, and a classifier on the code predicts the class ({@link
 * LinearProbe} or {@link NeighbourProbe}).
 *
 * <p>If only few images have a class, the other images are used with pseudo-labels: if the network predicts a class of
 * a weakly changed view with high probability, this class becomes the target for a strongly changed view of the same
 * image (FixMatch, Sohn et al. 2020).
 *
 * @param classes number of classes, 0 to 1000; 0 for the number of classes in the data
 * @param weight weight of the cross-entropy relative to the error of the rebuilt image; 0 for the default: 0.1, or 1
 *     with labels or consistency
 * @param smoothing label smoothing: share of the target probability that is divided among all classes, in [0, 1)
 *     (Szegedy et al. 2016)
 * @param erase share of the training images in which a random rectangle is erased, 0 to 1 (Zhong et al. 2020); the
 *     decoder learns to fill it in
 * @param labels number of examples whose classes are used, equally many of each class; 0 for all known classes
 * @param consistency whether images without a class are used with pseudo-labels
 * @param confidence smallest probability at which a predicted class is used as a pseudo-label, in (0, 1)
 * @param probe classifier on the code of a network without a head
 */
public record Classify(
        @Setting(value = "number of classes; 0 for the number of classes in the data", range = "0 to 1000")
        int classes,

        @Setting(
                value = "weight of the cross-entropy, relative to the error of the rebuilt image; 0 for the default:"
                        + " 0.1, or 1 with labels or consistency",
                range = "at least 0")
        double weight,

        @Setting(
                value = "label smoothing: share of the target probability that is divided among all classes",
                range = "at least 0, below 1")
        double smoothing,

        @Setting(
                value = "share of the training images in which a random rectangle is erased; the decoder learns to "
                        + "fill it in",
                range = "0 to 1")
        double erase,

        @Setting(
                value = "number of examples whose classes are used, equally many of each class, chosen at random; all "
                        + "other images are used without their class; 0 to use all known classes",
                range = "at least 0")
        int labels,

        @Setting("whether images without a class are trained with pseudo-labels (the class that the network predicts "
                + "for another view of the image): auto, only if labels is set; on, always, also for data in which "
                + "classes are missing; off, never. With pseudo-labels there is no label smoothing")
        Consistency consistency,

        @Setting(
                value = "lowest predicted probability at which a class is used as a pseudo-label",
                range = "above 0, below 1")
        double confidence,

        @Setting("classifier on the code of a network without a head: linear, a linear classifier, or "
                + "neighbours, the majority of the 20 nearest examples")
        Probe.Kind probe)
        implements TaskProvider, Task {

    private static final String HEAD = "class";
    private static final Preset ALL_LABELS = new Preset("features", Settings.parse("""
            train.batch = 64
            train.epochs = 20
            train.weight-decay = 0.01
            """));

    private static final Preset FEW_LABELS = new Preset("features", Settings.parse("""
            arch.widths = 32,48,64
            arch.blocks = 0,0,1
            arch.decoder = 4
            train.batch = 64
            train.steps = 10000
            train.learning-rate = 0.002
            train.weight-decay = 0.01
            """));

    private static final String NO_CLASSES = "this plate tells no classes; \"intaglio fit classify\" adds that";
    private static final String ENTRY = "classify.safetensors";
    private static final int MOST_CLASSES = 1000;
    private static final long MOST_EXAMPLES = 60_000;

    /** The stored state of a plate. */
    private record Fitted(Optional<Probe> probe, Calibration calibration) {

        private static Fitted read(Map<String, byte[]> entries) {
            byte[] entry = entries.get(ENTRY);
            if (entry == null) {
                return new Fitted(Optional.empty(), Calibration.NONE);
            }
            Weights kept = Safetensors.read(entry, ENTRY);
            return new Fitted(Probe.of(kept), Calibration.read(kept));
        }
    }

    /** Creates the default settings: all classes of the data. */
    public Classify() {
        this(0, 0, 0.1, 0.5, 0, Consistency.AUTO, 0.95, Probe.Kind.LINEAR);
    }

    public Classify {
        if (classes < 0 || classes > MOST_CLASSES) {
            throw new InvalidInputException("classes must be between 0 and " + MOST_CLASSES + ", not " + classes);
        }
        if (!(weight >= 0) || !Double.isFinite(weight)) {
            throw new InvalidInputException("weight is at least 0, not " + weight);
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new InvalidInputException("smoothing must be in [0, 1), not " + smoothing);
        }
        if (!(erase >= 0 && erase <= 1)) {
            throw new InvalidInputException("erase must be in [0, 1], not " + erase);
        }
        if (labels < 0) {
            throw new InvalidInputException("labels is a number of examples, or 0 for all, not " + labels);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidInputException("confidence must be in (0, 1), not " + confidence);
        }
    }

    /** Returns whether most images may have no class. */
    private boolean few() {
        return labels > 0 || consistency == Consistency.ON;
    }

    /**
     * Returns the default weight. With few labels it is larger: otherwise the error of the rebuilt image would dominate
     * what the encoder learns.
     */
    private double usualWeight() {
        return few() ? 1 : 0.1;
    }

    /** Returns whether images are used with pseudo-labels from another view. */
    private boolean consistent() {
        return consistency == Consistency.ON || consistency == Consistency.AUTO && labels > 0;
    }

    @Override
    public String name() {
        return "classify";
    }

    @Override
    public String summary() {
        return "predict the class of an image, with a head beside the decoder or a linear classifier on the code";
    }

    @Override
    public Set<String> fixed() {
        return Set.of("classes", "labels", "weight", "smoothing", "erase", "consistency", "confidence", "probe");
    }

    @Override
    public Set<String> unused() {
        return Set.of(consistent() ? "smoothing" : "confidence");
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public TaskProvider settled(DataFacts facts) {
        int known = classes > 0 ? classes : facts.classes().size();
        if (known == 1) {
            throw new InvalidInputException("to tell classes apart takes at least two, and "
                    + (classes == 1
                            ? "classes is 1"
                            : "this data has one, " + facts.classes().get(0))
                    + "; put the images of each class into a folder of its own");
        }
        if (facts.classes().size() > known) {
            throw new InvalidInputException("this data has " + facts.classes().size() + " classes, and classes is "
                    + known + "; choose as many with ?class=, or leave classes out");
        }
        if (facts.labelled() && facts.examples() < known) {
            throw new InvalidInputException("there are fewer images than classes, " + facts.examples() + " and " + known
                    + "; give at least one image of each, or set classes to as many as there are");
        }
        if (labels > 0) {
            FewLabels.check(labels, facts);
        }
        return classes > 0
                ? this
                : new Classify(known, weight, smoothing, erase, labels, consistency, confidence, probe);
    }

    @Override
    public Needs needs() {
        return Needs.CODE.withLabels();
    }

    @Override
    public Preset preset() {
        return few() ? FEW_LABELS : ALL_LABELS;
    }

    @Override
    public Source learned(Source data, long seed) throws IOException {
        if (labels > 0) {
            return FewLabels.drawn(data, labels, seed);
        }
        return consistent() ? FewLabels.all(data) : data;
    }

    @Override
    public Source heldOut(Source data) {
        return labels > 0 ? FewLabels.hidden(data) : data;
    }

    @Override
    public Architecture complete(Architecture network) {
        int scores = Math.max(1, classes);
        boolean map = ShapePlan.smallest(network).code() instanceof Shape.Map;
        Network body = map ? Network.of(Pool.globalAverage(), Dense.linear(scores)) : Network.of(Dense.linear(scores));
        double factor = weight > 0 ? weight : usualWeight();
        Architecture told = network.with(new Head(HEAD, Head.CODE, body))
                .with(new LossTerm.CrossEntropy(factor, HEAD, consistent() ? 0 : smoothing));
        return consistent() ? told.with(new LossTerm.PseudoLabels(factor, HEAD, confidence)) : told;
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return erased(example.image(), random);
    }

    private Pair erased(ImageBatch image, RandomGenerator random) {
        boolean erased = random.nextDouble() < erase;
        return Pair.of(erased ? RandomErasing.of(image, random) : image, image);
    }

    @Override
    public int views() {
        return consistent() ? 2 : 1;
    }

    @Override
    public List<Pair> pairs(Example example, RandomGenerator random) {
        if (!consistent()) {
            return Task.super.pairs(example, random);
        }
        ImageBatch weak = ImageViews.weak(example.image(), random);
        ImageBatch strong = ImageViews.strong(example.image(), random);
        return List.of(Pair.of(weak, weak), erased(strong, random));
    }

    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(Pair.of(example.image(), example.image()));
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        if (classes == 0) {
            throw new InvalidInputException(NO_CLASSES); // neither trained for this task nor fitted
        }
        return Answer.table(columns());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("class"));
        IntStream.range(0, classes).forEach(c -> columns.add("p-" + c));
        return columns;
    }

    @Override
    public TaskState fit(Fitting fitting) {
        Autoencoder model = fitting.model();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Optional<Probe> found = Optional.empty();
        if (!hasHead(model)) {
            Source data = FewLabels.labelled(fitting.data());
            List<Vectors.Labelled> rows = labelled(Vectors.of(model, data, Head.CODE, MOST_EXAMPLES));
            if (rows.stream().map(Vectors.Labelled::label).distinct().count() < 2) {
                throw new InvalidInputException("to tell classes apart takes examples of at least two; the data has "
                        + rows.size() + " examples with a class, all of them alike");
            }
            found = Optional.of(probe.fit(rows, classes));
            tensors.putAll(found.get().tensors());
        }
        // On a few training examples, which the network knows perfectly, all answers would seem certain.
        boolean unseen = labels == 0 || fitting.heldOut() != fitting.data();
        Calibration fitted = unseen ? calibration(model, found, fitting.heldOut()) : Calibration.NONE;
        tensors.putAll(fitted.tensors());
        return TaskState.of(Map.of(ENTRY, Safetensors.write(Weights.of(tensors))));
    }

    private Calibration calibration(Autoencoder model, Optional<Probe> known, Source heldOut) {
        List<Temperature.Scored> examples =
                labelled(Vectors.of(model, heldOut, known.isEmpty() ? HEAD : Head.CODE, MOST_EXAMPLES)).stream()
                        .map(row -> new Temperature.Scored(scores(known, row.numbers()), row.label()))
                        .toList();
        return Calibration.fit(examples, classes);
    }

    private List<Vectors.Labelled> labelled(List<Vectors.Labelled> rows) {
        return rows.stream()
                .filter(row -> row.label() >= 0 && row.label() < classes)
                .toList();
    }

    private static double[] scores(Optional<Probe> known, float[] vector) {
        return known.map(each -> each.scores(vector)).orElseGet(() -> Vectors.doubles(vector));
    }

    private static boolean hasHead(Autoencoder model) {
        return model.architecture().heads().stream()
                .anyMatch(head -> head.name().equals(HEAD));
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        Fitted fitted = state.as(Fitted.class, Fitted::read);
        Optional<Probe> known = fitted.probe();
        if (known.isEmpty() && !hasHead(model)) {
            throw new InvalidInputException(NO_CLASSES);
        }
        float[] vector =
                Vectors.of(model, inputs.image(Inputs.IMAGE), inputs.condition(), known.isEmpty() ? HEAD : Head.CODE);
        double[] probabilities = fitted.calibration().probabilities(scores(known, vector));
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        List<Double> row = new ArrayList<>(List.of((double) best));
        for (double probability : probabilities) {
            row.add(probability);
        }
        return new Result.Table(columns(), List.of(row));
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return Optional.of(new ClassificationScorer());
    }
}
