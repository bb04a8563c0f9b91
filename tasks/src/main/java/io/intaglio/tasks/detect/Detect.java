package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.ClassSelection;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Channels;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Detects anomalous images. It learns from normal images only. The network learns to restore images from which
 * something was erased, or in which defects were made. It can do this only for images that are similar to the training
 * images.
 *
 * @param kind kind of anomalies
 * @param normal names of the normal classes, for evaluations; {@value #LEARNED} for the classes of the training data
 * @param parts names of the scores that are combined; {@value #USUAL} for the default scores of the kind
 * @param references largest number of normal images that the plate stores, 1 to 1,000,000
 */
public record Detect(
        @Setting("kind of anomalies: object, images of other objects; defect, defects in parts of an image")
        AnomalyKind kind,

        @Setting("names of the normal classes, separated by commas; learned for the classes of the " + "training data")
        List<String> normal,

        @Setting("scores that are combined, separated by commas: restoration, heat, code, neighbours, "
                + "pixels, edges; usual for the default scores of the kind")
        List<String> parts,

        @Setting(value = "largest number of normal images that are stored in the plate", range = "1 to 1000000")
        int references)
        implements TaskProvider, Task {

    /** The value that means the classes of the training data. */
    static final String LEARNED = "learned";

    /** The value that means the default scores of the kind. */
    static final String USUAL = "usual";

    /** The first columns of the answer, before those of the parts. */
    static final int SCORE = 0;

    static final int PROBABILITY = 1;

    static final int ALARM = 2;

    private static final List<String> COLUMNS = List.of("score", "p", "alarm");

    /** The threshold of heat maps if the plate has no statistics of normal images. */
    private static final double UNKNOWN_HEAT = 0.1;

    private static final int GAP = 4;

    /** The smallest number of training images. More are needed if only a small share of them is held out. */
    private static final int LEAST = 40;

    /** Creates the default settings: anomalies are images of other objects. */
    public Detect() {
        this(AnomalyKind.OBJECT, List.of(LEARNED), List.of(USUAL), 6000);
    }

    public Detect {
        normal = List.copyOf(normal);
        parts = List.copyOf(parts);
        if (normal.isEmpty()) {
            throw new InvalidInputException("normal names at least one class, or is " + LEARNED);
        }
        if (parts.isEmpty()) {
            throw new InvalidInputException("a detection needs at least one score; name some in parts");
        }
        names(kind, parts).forEach(PartialScore::of);
        if (references < 1 || references > 1_000_000) {
            throw new InvalidInputException("references must be between 1 and 1000000, not " + references);
        }
    }

    private static List<String> names(AnomalyKind kind, List<String> parts) {
        return parts.equals(List.of(USUAL)) ? kind.parts() : parts;
    }

    private List<String> names() {
        return names(kind, parts);
    }

    @Override
    public String name() {
        return "detect";
    }

    @Override
    public String summary() {
        return "find anomalous images, learned from normal images only";
    }

    @Override
    public Set<String> fixed() {
        return Set.of("kind", "parts", "references");
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public TaskProvider settled(DataFacts facts) {
        if (kind == AnomalyKind.OBJECT && facts.examples() < LEAST) {
            throw new InvalidInputException("to know what is normal takes at least " + LEAST
                    + " images, and this data has " + facts.examples()
                    + "; give more, or look for defects in few large ones (kind=defect)");
        }
        if (facts.oneColour()) {
            throw new InvalidInputException("what is normal follows from how normal images differ, and all that were"
                    + " looked at of this data are of one and the same colour; choose other images");
        }
        boolean known = !normal.equals(List.of(LEARNED)) || facts.classes().isEmpty();
        return known ? this : new Detect(kind, facts.classes(), parts, references);
    }

    @Override
    public Preset preset() {
        return kind.preset();
    }

    @Override
    public Source learned(Source data, long seed) throws IOException {
        return normal(data, normal);
    }

    @Override
    public Source heldOut(Source data) {
        Source normal = normalHeldOut(data);
        new Normals(kind, chosen(), references).check(normal.size()); // before a training begins
        return normal;
    }

    /** Returns the examples of the normal classes. Data that was given for validation may lack some of them. */
    private Source normalHeldOut(Source data) {
        List<String> there = normal.stream().filter(data.classes()::contains).toList();
        try {
            return normal(data, there.isEmpty() ? normal : there);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Source normal(Source data, List<String> names) throws IOException {
        return data.classes().isEmpty() || normal.equals(List.of(LEARNED)) || normal.containsAll(data.classes())
                ? data
                : ClassSelection.of(data, names, false);
    }

    private List<PartialScore> chosen() {
        return names().stream().map(PartialScore::of).toList();
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return kind.pair(example.image(), random);
    }

    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(kind.reference(example.image()));
    }

    @Override
    public Channels channels(int image, int partner) {
        return kind.channels(image);
    }

    @Override
    public Inputs inputs(Pair pair, Settings options) {
        return Inputs.of(Map.of(Inputs.IMAGE, kind.image(pair.input())), options);
    }

    @Override
    public Record options() {
        return new DetectOptions();
    }

    @Override
    public List<String> notes(TaskState state, Settings options) {
        DetectOptions asked = options.applyTo(new DetectOptions());
        if (asked.map() != DetectOptions.Map.NONE
                && asked.confidence() == 0
                && state.entries().isEmpty()) {
            return List.of(); // maps need no statistics of normal images
        }
        Detector detector = state.as(Detector.class, Detector::read); // refuses a plate without such statistics
        asked.discoveries(detector.calibration()); // refuses too few normal images
        return asked.confidence() == 0
                ? asked.silent(detector.calibration()).map(List::of).orElse(List.of())
                : List.of(asked.certificate(detector.calibration()).text());
    }

    @Override
    public Optional<RunCompletion> completion(TaskState state, Settings options) {
        DetectOptions asked = options.applyTo(new DetectOptions());
        return asked.falseDiscoveries() == 0
                ? Optional.empty()
                : asked.discoveries(state.as(Detector.class, Detector::read).calibration())
                        .map(all -> all);
    }

    /** Returns false, because a score belongs to all channels together. */
    @Override
    public boolean byChannel() {
        return false;
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        return switch (options.applyTo(new DetectOptions()).map()) {
            case NONE -> Answer.table(columns());
            case HEAT, OVERLAY -> Answer.PICTURE;
            case EXPLAIN -> Answer.PICTURES;
        };
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(names());
        return columns;
    }

    @Override
    public TaskState fit(Fitting fitting) {
        boolean apart = fitting.heldOut() != fitting.data();
        Source heldOut = apart ? normalHeldOut(fitting.heldOut()) : fitting.heldOut();
        return new Normals(kind, chosen(), references).fit(fitting, heldOut).state();
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        DetectOptions options = inputs.options().applyTo(new DetectOptions());
        ImageBatch image = kind.framed(model, inputs.image(Inputs.IMAGE));
        boolean looks = options.map() == DetectOptions.Map.NONE
                && !state.entries().isEmpty()
                && names().stream().map(PartialScore::of).allMatch(PartialScore::looks);
        Observation seen = looks
                ? Observation.unseen(image)
                : kind.observed(model, List.of(image), tiling).get(0);
        // Validations of a training need scores before the detector is fitted.
        Optional<Detector> detector =
                state.entries().isEmpty() ? Optional.empty() : Optional.of(state.as(Detector.class, Detector::read));
        double hot = detector.map(known -> known.hot(options.falseAlarms())).orElse(UNKNOWN_HEAT);
        return switch (options.map()) {
            case NONE ->
                new Result.Table(
                        columns(),
                        List.of(detector.map(known -> row(known, seen, options)).orElseGet(() -> row(seen))));
            case HEAT -> new Result.Image(seen.heat().picture(hot, image.channels()));
            case OVERLAY -> new Result.Image(seen.heat().over(image, hot));
            case EXPLAIN ->
                new Result.Images(List.of(ImageGrid.of(
                        List.of(List.of(image, seen.expected(), seen.heat().over(image, hot))), GAP)));
        };
    }

    private List<Double> row(Detector detector, Observation seen, DetectOptions options) {
        Map<PartialScore, Double> scaled = detector.scaled(detector.references().scores(seen, detector.parts()));
        double score = Detector.sum(scaled);
        List<Double> row = new ArrayList<>(List.of(
                score, detector.calibration().p(score), options.alarm(score, detector.calibration()) ? 1.0 : 0.0));
        names().forEach(name -> row.add(scaled.getOrDefault(PartialScore.of(name), 0.0)));
        return row;
    }

    private List<Double> row(Observation seen) {
        List<Double> row = new ArrayList<>(List.of(seen.error(), 1.0, 0.0));
        names().forEach(name -> row.add(0.0));
        return row;
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        // In a training, marks on normal images alone are no measure of the network: one that marks nothing would seem
        // best.
        boolean learning = kind == AnomalyKind.DEFECT && state.entries().isEmpty();
        return learning ? Optional.empty() : Optional.of(new DetectionScorer(normal, names()));
    }
}
