package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.ValueRange;
import io.intaglio.internal.data.KnownClasses;
import io.intaglio.internal.data.NormalizedSource;
import io.intaglio.internal.data.NoteCounter;
import io.intaglio.internal.evaluation.ComparisonMethod;
import io.intaglio.internal.evaluation.Evaluator;
import io.intaglio.internal.evaluation.ScoredEvaluation;
import io.intaglio.internal.running.Encoding;
import io.intaglio.internal.running.ImageFitting;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.SelfEnsemble;
import io.intaglio.network.Tensor;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Providers;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion;
import io.intaglio.task.RunRequest;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.train.TrainingConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/**
 * A plate ready to run for one task. It may be used from several threads. Closing it frees the engine's memory.
 *
 * @since 0.1
 */
public final class Model implements AutoCloseable {

    private final Plate plate;
    private final PictureRunner runner;
    private final Providers<BaselineProvider> baselines;

    Model(Plate plate, PictureRunner runner, Providers<BaselineProvider> baselines) {
        this.plate = plate;
        this.runner = runner;
        this.baselines = baselines;
    }

    /** Returns the plate that was opened. */
    public Plate plate() {
        return plate;
    }

    /** Returns the network with its weights. */
    public Autoencoder autoencoder() {
        return runner.autoencoder();
    }

    /** Returns the model's task. */
    public Task task() {
        return runner.task();
    }

    /** Returns the name of the task. */
    public String taskName() {
        return runner.taskName();
    }

    /**
     * Returns this model limited to the given number of processors per pass, for callers that run several pictures at
     * once. Several passes on one processor each are faster than one pass after another on all processors. It can be
     * used until this one is closed, and need not be closed itself.
     *
     * @param count number of processors; 0 or less for the usual number
     */
    public Model onThreads(int count) {
        return with(autoencoder().onThreads(count));
    }

    /**
     * Returns a geometric self-ensemble of this model: its answers are averaged over all turned and mirrored versions
     * of the picture that the training used ({@code train.augment}). It is a little better and costs several times as
     * much: 8 times for {@code dihedral}, twice for {@code flip}. It can be used until this one is closed, and need not
     * be closed itself.
     *
     * @throws InvalidInputException if the plate was trained without such augmentation
     * @see SelfEnsemble
     */
    public Model selfEnsemble() {
        int[] ways = plate.card()
                .trainingSettings()
                .keep("augment"::equals)
                .applyTo(new TrainingConfig())
                .augment()
                .ways();
        if (ways.length == 1) {
            throw new InvalidInputException("this plate never saw a picture turned or mirrored (train.augment = none),"
                    + " so its answers to such pictures are no better a guess; run it without a self-ensemble");
        }
        return with(new SelfEnsemble(autoencoder(), ways));
    }

    private Model with(Autoencoder other) {
        return new Model(plate, runner.with(other), baselines);
    }

    /** Runs the task on a single picture with default options, as {@link #run(Map, Settings)} does. */
    public Picture run(Picture picture) {
        return run(picture, Settings.empty());
    }

    /**
     * Runs the task on a {@link BufferedImage}.
     *
     * @return a new image, as {@link Pictures#toBufferedImage} makes it: 8 bits a channel, alpha kept
     */
    public BufferedImage run(BufferedImage image) {
        return Pictures.toBufferedImage(run(Pictures.of(image)));
    }

    /**
     * Encodes a picture of any size, gray or colour. The picture is adapted to the network as in {@link #run(Picture)}
     * and padded by mirroring to a multiple of the stride. It is never divided into tiles, so a large picture may need
     * much memory.
     *
     * @return (1, length) for a vector code, (1, channels, height, width) for a map; {@link Autoencoder#codec} decodes
     *     it
     * @throws InvalidInputException if the network has no code, if the task gives the network further inputs (for
     *     example a mask), or if the picture is too large for the memory that the engine was opened with
     */
    public Tensor encode(Picture picture) {
        return new Encoding(runner).of(picture);
    }

    /** Runs the task on a single picture, as {@link #run(Map, Settings)} does. */
    public Picture run(Picture picture, Settings options) {
        return run(Map.of(Inputs.IMAGE, picture), options);
    }

    /**
     * Runs the task on a picture of any size, gray or colour. Channels that are not colours are processed one by one.
     * Everything besides the pixels (alpha, depth, scale, profile, metadata, name) is kept; pixels of opacity 0 take
     * the colours of visible ones near them before the network sees them.
     *
     * <p>Pictures that use only a small part of their value range are scaled for the network, and the answer is scaled
     * back. The option {@code range} controls this: {@code auto}, {@code full}, or two numbers as they stand in the
     * file, {@code 0..4095} ({@link ValueRange}). Without it the plate's own setting applies.
     *
     * @param pictures by role: {@link Inputs#IMAGE} is the picture to process; the task defines the other roles
     *     ({@link Task#roles})
     * @param options of this run, by the task's own keys, and {@code range}
     * @return the picture, its values finite and not clipped; of the network's size if that is fixed
     * @throws InvalidInputException as {@link #check}, if the task does not know a role, if it does not answer with a
     *     picture, if a number of the picture or of the answer is not finite, or if the picture is too large for the
     *     memory that the engine was opened with
     */
    public Picture run(Map<String, Picture> pictures, Settings options) {
        return run(RunRequest.of(pictures, options));
    }

    /**
     * Runs a task that answers with a picture, as {@link #run(Map, Settings)} does.
     *
     * @throws InvalidInputException as that, if the task answers with something else, needs more or fewer pictures or
     *     files in a role, or if the class is none of the network's
     */
    public Picture run(RunRequest request) {
        return runner.run(request);
    }

    /**
     * Runs a task of any kind.
     *
     * @return what {@link Task#answer} says; numbers are finite, pictures are not clipped and carry nothing but their
     *     pixels
     * @throws InvalidInputException as {@link #run(RunRequest)}, but for the kind of the answer
     */
    public Result result(RunRequest request) {
        return runner.result(request);
    }

    /**
     * Checks options and roles as {@link #run} does, without a picture.
     *
     * @param options of the run
     * @param roles of the pictures that it will be given
     * @throws InvalidInputException for an unknown option, an invalid value, a missing option or an unknown role; the
     *     message lists the valid ones
     */
    public void check(Settings options, Set<String> roles) {
        runner.check(options, roles);
    }

    /**
     * Checks a request whose main pictures are still to be read: options, roles and class.
     *
     * @param request the request without those pictures
     * @param roles of the pictures that are still to be read
     * @throws InvalidInputException if the task, or its network, does not take the request
     */
    public void check(RunRequest request, Set<String> roles) {
        runner.check(request, roles);
    }

    /**
     * Returns the kind of the answers of a run.
     *
     * @param options of the run
     */
    public Answer answer(Settings options) {
        return runner.answer(options);
    }

    /**
     * Returns what completes the table of a run over several pictures: it takes the rows that {@link #result} gave for
     * each of them. Empty where the answer to a picture does not depend on the others.
     *
     * @param options of the run
     * @throws InvalidInputException if the task cannot do what the options ask for
     */
    public Optional<RunCompletion> completion(Settings options) {
        return runner.completion(options);
    }

    /** Returns the keys of the options of a run, those of the task and {@code range}, sorted. */
    public Set<String> options() {
        return runner.options();
    }

    /**
     * Returns the factor by which a run enlarges a picture's height and width before the network sees it; 1 if it does
     * not.
     *
     * @throws InvalidInputException if the task needs this factor as an option, and the options do not give it
     */
    public int enlargement(Settings options) {
        return task().enlargement(PictureRunner.own(options));
    }

    /** Returns the given options of a run that have no effect with the others and with its pictures, sorted. */
    public SortedSet<String> unused(RunRequest request) {
        return runner.unused(request);
    }

    /** Returns what {@link #notes(Picture, Settings)} does for a run without options. */
    public List<String> notes(Picture picture) {
        return notes(picture, Settings.empty());
    }

    /** Returns notes about all runs with these options, one sentence each. */
    public List<String> notes(Settings options) {
        return runner.notes(options);
    }

    /**
     * Returns notes about a picture, one sentence each: what was not read from the file, and how a run adapts the
     * picture to the network.
     */
    public List<String> notes(Picture picture, Settings options) {
        return runner.notes(picture, options);
    }

    /**
     * Evaluates the model and the classical methods that suit the task. Examples are used whole, in the network's
     * number of channels; if the network has a fixed size, they are resized to it.
     *
     * @param options of the runs, by the task's own keys
     * @param seed of the degradation
     * @throws InvalidInputException if not one image can be read, if the data lacks what the task needs, or as
     *     {@link #check}
     */
    public Evaluation evaluate(Source data, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        Map<String, BaselineProvider> suitable = new LinkedHashMap<>();
        for (BaselineProvider baseline : baselines.all()) {
            if (baseline.suits(taskName(), task().about())) {
                suitable.put(baseline.name(), baseline);
            }
        }
        return measure(data, suitable, options, seed, listener);
    }

    /**
     * Compares the model with the given methods, whether they suit the task or not.
     *
     * @param beside the methods, by their names in the result
     * @throws InvalidInputException if one needs a picture that the task does not have, or as above
     */
    public Evaluation evaluate(
            Source data, Map<String, BaselineProvider> beside, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        beside.forEach(this::checkNeeds);
        return measure(data, beside, options, seed, listener);
    }

    /** What its needs keep from answering would be missing from the table without a word. */
    private void checkNeeds(String name, BaselineProvider baseline) {
        for (String role : baseline.needs()) {
            if (!role.equals(Inputs.IMAGE)
                    && !role.equals(Inputs.REFERENCE)
                    && task().roles().stream().noneMatch(known -> known.name().equals(role))) {
                throw new InvalidInputException(
                        "the baseline " + name + " needs a picture in the role \"" + role + "\", which the task "
                                + taskName() + " under this plate's settings does not have; leave it out");
            }
        }
    }

    /** Refuses what would end in a table without figures. */
    private void checkMeasurable(Source data, Settings options, boolean scored) throws IOException {
        Answer answer = runner.answer(options);
        if (!scored && answer.kind() != Answer.Kind.PICTURE) {
            throw new InvalidInputException("this plate has nothing by which to measure the task " + taskName()
                    + (runner.state().entries().isEmpty()
                            ? "; \"intaglio fit " + taskName() + "\" adds it, where the task has figures"
                            : ", which has no figures"));
        }
        if (task().needs().labels() && data.classes().isEmpty() && data.label(0).isEmpty()) {
            throw new InvalidInputException("the task " + taskName() + " is measured on images with classes, and this"
                    + " data has none; put the images of each class into a folder of its own, or choose labelled data");
        }
    }

    private Evaluation measure(
            Source data, Map<String, BaselineProvider> beside, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        runner.checkOptions(options);
        Optional<Scorer> scorer = task().scorer(runner.state());
        checkMeasurable(data, options, scorer.isPresent());
        Map<String, ComparisonMethod> rivals = new LinkedHashMap<>();
        beside.forEach((name, baseline) -> rivals.put(name, ComparisonMethod.of(baseline, task().about())));
        task().baselines(runner.state()).forEach((name, method) -> rivals.put(name, ComparisonMethod.of(method)));
        task().notes(runner.state(), PictureRunner.own(options)).forEach(listener::noted);
        NoteCounter notes = new NoteCounter(listener::noted).begin();
        Source normalized = new NormalizedSource(known(data), runner.range(options), notes);
        UnaryOperator<ImageBatch> framing =
                image -> ImageFitting.size(image, autoencoder().architecture().in());
        Evaluation evaluation = scorer.isPresent()
                ? new ScoredEvaluation(runner, scorer.get(), framing, PictureRunner.own(options), seed)
                        .run(normalized, listener)
                : new Evaluator(runner, rivals, framing, PictureRunner.own(options), seed).run(normalized, listener);
        notes.total();
        return evaluation;
    }

    /** Returns data whose labels are the plate's numbers of the classes, where a network or a scorer uses labels. */
    private Source known(Source data) {
        boolean numbers =
                task().needs().labels() || autoencoder().architecture().latent().classes() > 0;
        return numbers ? KnownClasses.of(data, plate.card().classes()) : data;
    }

    /**
     * Releases the network's memory after the passes in progress have ended. Running it later throws
     * {@link IllegalStateException}.
     */
    @Override
    public void close() {
        autoencoder().close();
    }
}
