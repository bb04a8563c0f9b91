package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.CachedSource;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.file.FolderLock;
import io.intaglio.image.ValueRange;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.internal.data.Labels;
import io.intaglio.internal.data.StoppableSource;
import io.intaglio.internal.memory.MemoryLimit;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.running.EngineFitting;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Engine;
import io.intaglio.spi.PluginException;
import io.intaglio.task.Channels;
import io.intaglio.task.Pair;
import io.intaglio.task.ProgressListener;
import io.intaglio.task.TaskState;
import io.intaglio.train.Augmentation;
import io.intaglio.train.Batch;
import io.intaglio.train.BatchConfig;
import io.intaglio.train.BatchLoader;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Framing;
import io.intaglio.train.HeldOutScorer;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.TrainingResult;
import io.intaglio.train.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs a training, from the first batch to the plate. */
public final class TrainingRun {

    /** Of the memory that Java may take, as much for images once read. */
    private static final double CACHE_SHARE = 0.25;

    /** Seconds for which a task may still look at the data of a training that was stopped. */
    private static final double MOMENT = 20;

    private final Installation installation;
    private final TrainingSetup setup;
    private final TrainingRequest request;

    public TrainingRun(Installation installation, TrainingSetup setup, TrainingRequest request) {
        this.installation = installation;
        this.setup = setup;
        this.request = request;
    }

    /**
     * The result of a training.
     *
     * @param plate ready to be written or opened
     * @param report how it went
     */
    public record Outcome(Plate plate, TrainingReport report) {}

    /** Runs the training. */
    public Outcome run() throws IOException {
        Engine engine = installation.trainingEngine();
        Card card = card(engine);
        setup.warnings().forEach(this::warn);
        Optional<CheckpointFolder> folder = folder();
        Optional<FolderLock> lock = folder.isEmpty()
                ? Optional.empty()
                : Optional.of(folder.get().prepare(Optional.ofNullable(request.resumption)));
        try {
            return run(engine, card, folder.map(any -> checkpoints(any, card)));
        } finally {
            lock.ifPresent(FolderLock::close);
        }
    }

    private Outcome run(Engine engine, Card card, Optional<CheckpointWriter> checkpoints) throws IOException {
        // Not closed: it would close the source, which belongs to the caller.
        Source cached = setup.learned(new CachedSource(
                setup.examples().train(), (long) (Runtime.getRuntime().maxMemory() * CACHE_SHARE)));
        setup.examples().notes().begin();
        TrainingResult trained =
                ShapePlan.smallest(setup.architecture()).weights().isEmpty()
                        ? untrained()
                        : train(engine, cached, checkpoints);
        setup.examples().notes().total();
        TaskState state = TaskState.EMPTY;
        HeldOutSummary summary = HeldOutSummary.NONE;
        try (Autoencoder autoencoder = engine.open(setup.architecture(), trained.weights())) {
            state = fitted(autoencoder, trained.weights(), new StoppableSource(cached, request.listener::stop, MOMENT));
            PictureRunner model = model(autoencoder, state);
            summary = request.listener.stop() ? HeldOutSummary.NONE : summary(model, cached);
        } catch (RuntimeException | Error e) {
            warn("the model could not be tried out (" + reason(e) + "); the plate is whole");
        }
        Plate plate = PlateMaker.make(card, setup.architecture(), trained, secondsBefore(), state, summary);
        return new Outcome(plate, trained.report());
    }

    private Card card(Engine engine) {
        Card card = PlateMaker.card(setup, request, engine);
        if (request.resumption == null) {
            return card;
        }
        if (!request.changedData) {
            request.resumption.checkData(card);
        }
        request.resumption.warnings(card).forEach(this::warn);
        return request.resumption.remembering(card);
    }

    /** What fails after the last step must not cost the weights: the data may have gone since. */
    private TaskState fitted(Autoencoder autoencoder, Weights weights, Source data) {
        String task = setup.resolution().task().name();
        try {
            return PluginException.guard(
                    setup.task(),
                    "it failed",
                    () -> setup.task()
                            .fit(new EngineFitting(
                                    autoencoder,
                                    weights,
                                    data,
                                    setup.examples().heldOut().orElse(data),
                                    installation::trainingEngine,
                                    new Telling(request.listener))));
        } catch (IOException | RuntimeException | Error e) {
            warn("the task " + task + " could not be fitted to the data (" + reason(e)
                    + "); the plate is whole without, \"intaglio fit " + task + "\" makes up for it");
            return TaskState.EMPTY;
        }
    }

    /** Tells the listener of a training about the task's work. */
    private record Telling(TrainingListener listener) implements ProgressListener {

        @Override
        public void progress(String activity, long done, long total) {
            listener.on(new TrainingEvent.Fitted(activity, done, total));
        }

        @Override
        public boolean stop() {
            return listener.stop();
        }
    }

    private HeldOutSummary summary(PictureRunner model, Source data) {
        try {
            return HeldOutSummary.of(
                    model,
                    setup.examples().heldOut().orElse(data),
                    setup.examples().heldOut().isPresent(),
                    seed());
        } catch (IOException | RuntimeException | Error e) {
            warn("the model could not be judged (" + reason(e) + "); the plate is whole, its card has no metrics");
            return HeldOutSummary.NONE;
        }
    }

    private static String reason(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "there is not enough memory"
                : e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private Optional<CheckpointFolder> folder() {
        if (request.every == null) {
            return Optional.empty();
        }
        if (request.checkpoints == null) {
            throw new InvalidInputException(
                    "checkpoints are to be written every " + request.every + ", and no folder is named for them");
        }
        return Optional.of(new CheckpointFolder(request.checkpoints));
    }

    private CheckpointWriter checkpoints(CheckpointFolder folder, Card card) {
        return new CheckpointWriter(
                folder,
                Interval.parse(request.every),
                card,
                setup.architecture(),
                request.listener,
                this::warn,
                secondsBefore(),
                request.resumption == null
                        ? 0
                        : request.resumption.best(setup.resolution().config()),
                System::nanoTime);
    }

    private long secondsBefore() {
        return request.resumption == null ? 0 : request.resumption.secondsBefore();
    }

    /** The training's thread and those that read images may have something to say at the same time. */
    private synchronized void warn(String warning) {
        request.warnings.accept(warning);
    }

    /** A network without weights learns nothing: its task is fitted at once. */
    private static TrainingResult untrained() {
        Weights none = Weights.of(Map.of());
        return new TrainingResult(
                none,
                new Checkpoint(none, none, Optional.empty(), none, TrainingState.BEGINNING),
                new TrainingReport(0, 0, 0, 0, List.of(), List.of(), List.of(), 0));
    }

    private TrainingResult train(Engine engine, Source cached, Optional<CheckpointWriter> checkpoints) {
        TrainingConfig config = setup.resolution().config();
        Framing framing = setup.framing();
        try (Batches batches = batches(cached, framing, config.augmentation(), config.workers());
                Batches held = heldOut(framing)) {
            TrainingResult trained = engine.train(
                    job(engine, batches, held),
                    checkpoints.<TrainingListener>map(own -> own).orElse(request.listener));
            if (request.listener.stop()) {
                checkpoints.ifPresent(own -> own.last(trained.report().steps(), trained.checkpoint()));
            }
            return trained.skipping(held == null ? 0 : held.skipped());
        }
    }

    /**
     * Returns what the engine is given.
     *
     * @param after what is done when the batches are closed
     */
    public TrainingJob job(Runnable after) throws IOException {
        TrainingConfig config = setup.resolution().config();
        Source examples = setup.learned(setup.examples().train());
        Batches batches = batches(examples, setup.framing(), config.augmentation(), config.workers());
        return job(installation.trainingEngine(), new ClosingBatches(batches, after), heldOut(setup.framing()));
    }

    private TrainingJob job(Engine engine, Batches batches, Batches held) {
        TrainingConfig config = setup.resolution().config();
        return new TrainingJob(
                setup.architecture(),
                config,
                batches,
                Optional.ofNullable(held),
                Optional.ofNullable(request.resumption)
                        .map(resumption -> resumption.from(
                                config, setup.resolution().settings(), batches.perEpoch(), request.minutes())),
                scorer(engine),
                request.resumption == null ? initialWeights() : Weights.of(Map.of()));
    }

    private Weights initialWeights() {
        ArchitectureProvider provider = setup.resolution().architecture();
        Weights initial = PluginException.guard(
                provider, "the initial weights of " + provider.name() + " could not be read", provider::initialWeights);
        initial.notFinite().ifPresent(sentence -> {
            throw new InvalidInputException("the initial weights of " + provider.name() + " are damaged: " + sentence);
        });
        return request.start == null
                ? initial
                : initial.and(request.start.shared(setup.shapes().weights()));
    }

    /** Opens the weights at each look; the task makes a scorer anew each time. */
    private Optional<HeldOutScorer> scorer(Engine engine) {
        if (setup.examples().heldOut().isEmpty()
                || setup.task().scorer(TaskState.EMPTY).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(weights -> {
            try (Autoencoder averaged = engine.open(setup.architecture(), weights)) {
                Source heldOut = setup.examples().heldOut().orElseThrow();
                return HeldOutSummary.score(
                        model(averaged, setup.task().provisional(averaged, heldOut)),
                        setup.task().scorer(TaskState.EMPTY).orElseThrow(),
                        heldOut,
                        seed());
            } catch (IOException | RuntimeException e) {
                warn("the task's own figure could not be taken (" + reason(e)
                        + "): the training goes on, and the best weights so far stay");
                return Optional.empty();
            }
        });
    }

    private PictureRunner model(Autoencoder autoencoder, TaskState state) {
        // The data are normalized already.
        return PictureRunner.of(
                setup.resolution().task().name(), setup.task(), autoencoder, state, ValueRange.FULL, MemoryLimit.NONE);
    }

    private @Nullable Batches heldOut(Framing framing) {
        Framing still = framing instanceof Framing.Crop crop ? Framing.centredCrop(crop.side()) : framing;
        return setup.examples()
                .heldOut()
                .map(source -> batches(source, still, Augmentation.NONE, 1))
                .orElse(null);
    }

    private Batches batches(Source source, Framing framing, Augmentation augmentation, int workers) {
        TrainingConfig config = setup.resolution().config();
        BatchConfig how = new BatchConfig(
                setup.examples().channels().image(),
                setup.examples().channels().partner(),
                framing,
                augmentation,
                config.batch(),
                config.seed(),
                workers,
                request.strict);
        return new BatchLoader(source, this::pairs, how, this::warn);
    }

    private Batch pairs(Example example, RandomGenerator random) {
        List<Integer> labels = labels(example);
        return Batch.ofViews(paired(example, random).stream()
                .map(pair -> checked(pair, example))
                .map(pair -> new Batch(pair.input(), pair.target(), pair.weight(), labels, pair.answers()))
                .toList());
    }

    private List<Pair> paired(Example example, RandomGenerator random) {
        String task = setup.resolution().task().name();
        try {
            String what = "the task " + task + " failed at " + example.name();
            List<Pair> pairs =
                    PluginException.guard(setup.task(), what, () -> setup.task().pairs(example, random));
            return pairs.stream()
                    .map(pair -> PluginException.guard(setup.task(), what, () -> pair))
                    .toList();
        } catch (InvalidInputException e) {
            throw e.getMessage().contains(example.name())
                    ? e
                    : new InvalidInputException(
                            "the task " + task + " cannot learn from " + example.name() + ": " + e.getMessage(), e);
        }
    }

    /** A decoder has to be told a class; a term passes over examples that have none. */
    private List<Integer> labels(Example example) {
        int classes = setup.architecture().latent().classes();
        if (classes > 0) {
            return List.of(Labels.of(example, classes));
        }
        return setup.architecture().labels() ? List.of(example.label().orElse(-1)) : List.of();
    }

    /** The engine would spread one channel over three, or one pixel over many, without a word. */
    private Pair checked(Pair pair, Example example) {
        Channels network = setup.examples().channels().network();
        int in = pair.input().channels();
        int out = pair.target().channels();
        if (in != network.in() || out != network.out()) {
            throw new InvalidInputException("what is to be learned from " + example.name() + " goes in with " + in
                    + " channels and comes out with " + out + ", where the network has " + network.in() + " and "
                    + network.out()
                    + "; where one of a pair is gray and the other colour, bring both to one (channels: 1"
                    + " or 3)");
        }
        DataProfile.Size size = DataProfile.Size.of(pair.input());
        if (setup.architecture().in().fixed() && !size.equals(setup.size())) {
            throw new InvalidInputException("what is to be learned from " + example.name() + " has " + size
                    + " pixels, where the network takes " + setup.size() + "; the task "
                    + setup.resolution().task().name() + " must leave the size as it is");
        }
        return pair;
    }

    private long seed() {
        return setup.resolution().config().seed();
    }
}
