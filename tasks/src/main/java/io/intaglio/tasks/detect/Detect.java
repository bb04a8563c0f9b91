package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.Sampled;
import io.intaglio.train.Framing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tells normal images from anomalous ones, having seen normal ones alone. The network learns to restore attributes that
 * were erased, which it can for images of the kind that it knows (Fei et al. 2022, ARNet).
 *
 * @param normal names of the classes that are normal, for evaluations; {@value #LEARNED} for those of the training data
 * @param parts scores that are combined
 * @param references largest number of normal images that the plate remembers
 */
public record Detect(
        @Setting("names of the classes that are normal, with commas between; learned for those of the training data")
        List<String> normal,

        @Setting("scores that are combined, with commas between: restoration, code, neighbours, pixels, edges")
        List<String> parts,

        @Setting(value = "largest number of normal images that the plate remembers", range = "1 to 1000000")
        int references)
        implements TaskProvider, Task {

    /** Stands for the classes of the training data. */
    static final String LEARNED = "learned";

    /** The columns of the answer, before those of the parts. */
    static final int SCORE = 0;

    static final int ALARM = 2;

    private static final List<String> COLUMNS = List.of("score", "p", "alarm");
    private static final int BATCH = 32;
    private static final int LEAST = 20;
    private static final long MOST_HELD_OUT = 20_000;

    /** Creates the defaults. */
    public Detect() {
        this(List.of(LEARNED), List.of("restoration", "edges"), 6000);
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
        parts.forEach(Detect::part);
        if (references < 1 || references > 1_000_000) {
            throw new InvalidInputException("references lie between 1 and 1000000, not at " + references);
        }
    }

    private static Part part(String name) {
        return Arrays.stream(Part.values())
                .filter(part -> part.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("there is no score \"" + name + "\"; there are "
                        + Arrays.stream(Part.values()).map(Part::key).toList()));
    }

    private List<Part> chosen() {
        return parts.stream().map(Detect::part).toList();
    }

    @Override
    public String name() {
        return "detect";
    }

    @Override
    public String summary() {
        return "tell anomalous images from normal ones, learned from normal ones alone";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public TaskProvider settled(DataFacts facts) {
        boolean known = !normal.equals(List.of(LEARNED)) || facts.classes().isEmpty();
        return known ? this : new Detect(facts.classes(), parts, references);
    }

    @Override
    public Preset preset() {
        return new Preset("plain", Settings.parse("""
                arch.width = 16
                train.batch = 64
                train.steps = 600
                train.held-out = 0.15
                """));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(Erasure.drawn(example.image(), random), example.image());
    }

    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(Pair.of(example.image(), example.image()));
    }

    @Override
    public Record options() {
        return new DetectOptions();
    }

    @Override
    public List<String> notes(TaskState state, Settings options) {
        DetectOptions asked = options.applyTo(new DetectOptions());
        return asked.confidence() == 0 || state.entries().isEmpty()
                ? List.of()
                : List.of(asked.certificate(
                                state.as(Detector.class, Detector::read).calibration())
                        .text());
    }

    /** A score belongs to all channels. */
    @Override
    public boolean byChannel() {
        return false;
    }

    @Override
    public Answer answer(Architecture network, Settings options) {
        return Answer.table(columns());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(parts);
        return columns;
    }

    @Override
    public TaskState fit(Fitting fitting) {
        Autoencoder model = fitting.model();
        if (fitting.heldOut() == fitting.data() || fitting.heldOut().size() < LEAST) {
            throw new InvalidInputException("what is normal follows from at least " + LEAST
                    + " normal images that were held out from learning, and there are "
                    + (fitting.heldOut() == fitting.data()
                            ? 0
                            : fitting.heldOut().size())
                    + "; give more images, or hold out more of them (held-out)");
        }
        List<References.Seen> normal = seen(model, fitting.data(), references, "remembering normal images", fitting);
        References known = References.of(normal, chosen());
        List<Map<Part, Double>> scaled = new ArrayList<>();
        List<Map<Part, Double>> calibrating = new ArrayList<>();
        for (References.Seen each :
                seen(model, fitting.heldOut(), MOST_HELD_OUT, "scoring held-out normal images", fitting)) {
            boolean third = (scaled.size() + calibrating.size()) % 3 == 0;
            (third ? scaled : calibrating).add(known.scores(each, chosen()));
        }
        return Detector.fit(known, scaled, calibrating).state();
    }

    private static List<References.Seen> seen(
            Autoencoder model, Source data, long most, String activity, Fitting fitting) {
        List<References.Seen> all = new ArrayList<>();
        List<ImageBatch> images = new ArrayList<>();
        long total = Math.min(most, data.size());
        for (Iterator<Example> examples = Sampled.examples(data, most).iterator(); examples.hasNext(); ) {
            ImageBatch image = framed(model, examples.next().image());
            if (!images.isEmpty()
                    && (images.size() == BATCH || !images.get(0).spec().equals(image.spec()))) {
                add(model, images, all);
                fitting.progress(activity, all.size(), total);
            }
            images.add(image);
        }
        if (!images.isEmpty()) {
            add(model, images, all);
        }
        if (all.isEmpty()) {
            throw new InvalidInputException("the data holds no image that can be read");
        }
        return all;
    }

    private static void add(Autoencoder model, List<ImageBatch> images, List<References.Seen> all) {
        List<Observation> observations = Observation.of(model, images);
        for (int i = 0; i < images.size(); i++) {
            all.add(new References.Seen(images.get(i), observations.get(i)));
        }
        images.clear();
    }

    private static ImageBatch framed(Autoencoder model, ImageBatch image) {
        ImageSpec in = model.architecture().in();
        ImageBatch channels = image.channels() == in.channels()
                ? image
                : Picture.of(image).toChannels(in.channels()).pixels();
        return in.fixed() ? new Framing.Cover(in.height(), in.width()).apply(channels) : Tiling.padded(model, channels);
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        ImageBatch image = framed(model, inputs.image(Inputs.IMAGE));
        Observation observation = Observation.of(model, List.of(image)).get(0);
        List<Double> row = new ArrayList<>();
        if (state.entries().isEmpty()) { // while training
            row.addAll(List.of(observation.error(), 1.0, 0.0));
            parts.forEach(part -> row.add(0.0));
            return new Result.Table(columns(), List.of(row));
        }
        Detector detector = state.as(Detector.class, Detector::read);
        Map<Part, Double> scaled = detector.scaled(
                detector.references().scores(new References.Seen(image, observation), detector.parts()));
        double score = Detector.sum(scaled);
        double p = detector.calibration().p(score);
        DetectOptions options = inputs.options().applyTo(new DetectOptions());
        row.addAll(List.of(score, p, options.alarm(score, detector.calibration()) ? 1.0 : 0.0));
        chosen().forEach(part -> row.add(scaled.getOrDefault(part, 0.0)));
        return new Result.Table(columns(), List.of(row));
    }

    @Override
    public Optional<Scorer> scorer() {
        return Optional.of(new DetectionScorer(normal, parts));
    }
}
