package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.SelfEnsemble;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.train.TrainingConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A plate ready to run for one task. It may be used from several threads. Closing it frees the engine's memory. */
public final class Model implements AutoCloseable {

    private final Plate plate;
    private final Autoencoder autoencoder;
    private final String taskName;
    private final Task task;
    private final TaskState state;
    private final Providers<BaselineProvider> baselines;
    private final MemoryLimit limit;
    private final Tiling tiling;
    private final DataChannels channels;

    Model(
            Plate plate,
            Autoencoder autoencoder,
            TaskProvider provider,
            TaskState state,
            Providers<BaselineProvider> baselines) {
        this(plate, autoencoder, provider, state, baselines, MemoryLimit.NONE);
    }

    Model(
            Plate plate,
            Autoencoder autoencoder,
            TaskProvider provider,
            TaskState state,
            Providers<BaselineProvider> baselines,
            MemoryLimit limit) {
        this(plate, autoencoder, provider.name(), provider.create(), state, baselines, limit);
    }

    private Model(
            Plate plate,
            Autoencoder autoencoder,
            String taskName,
            Task task,
            TaskState state,
            Providers<BaselineProvider> baselines,
            MemoryLimit limit) {
        this.plate = plate;
        this.autoencoder = autoencoder;
        this.taskName = taskName;
        this.task = task;
        this.state = state;
        this.baselines = baselines;
        this.limit = limit;
        this.tiling = limit.tiling(autoencoder);
        this.channels = DataChannels.of(task, taskName, autoencoder.architecture());
    }

    /** What was opened. */
    public Plate plate() {
        return plate;
    }

    /** The network with its weights. */
    public Autoencoder autoencoder() {
        return autoencoder;
    }

    /** What it does. */
    public Task task() {
        return task;
    }

    /** The name of what it does. */
    public String taskName() {
        return taskName;
    }

    /**
     * This model with passes on so many processors at most, for callers that run several pictures at once: one pass on one
     * processor each gets more done than one pass on all of them. It can be used until this one is closed, and need
     * not be closed itself.
     */
    public Model onThreads(int count) {
        return with(autoencoder.onThreads(count));
    }

    /**
     * This model, its answers the mean over the ways in which its training turned and mirrored pictures ({@code train.augment}):
     * a geometric self-ensemble, a little better for as many times the work, 8 times for {@code dihedral}, twice for
     * {@code flip}. It can be used until this one is closed, and need not be closed itself.
     *
     * @throws InvalidInputException if the plate was trained without
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
        return with(new SelfEnsemble(autoencoder, ways));
    }

    private Model with(Autoencoder other) {
        return new Model(plate, other, taskName, task, state, baselines, limit);
    }

    /** Runs the task on a picture alone, with the defaults of its options, as {@link #run(Map, Settings)} does. */
    public Picture run(Picture picture) {
        return run(picture, Settings.empty());
    }

    /**
     * Runs the task on an image that Java holds.
     *
     * @return a new image, as {@link Pictures#toBufferedImage} makes it: 8 bits a channel, alpha kept
     */
    public BufferedImage run(BufferedImage image) {
        return Pictures.toBufferedImage(run(Pictures.of(image)));
    }

    /**
     * Encodes a picture of any size, gray or colour. It is made to fit the network as {@link #run(Picture)} does, padded to whole
     * strides by mirroring, and never cut into tiles: a large one may need much memory.
     *
     * @return (1, length) for a vector code, (1, channels, height, width) for a map; {@link Autoencoder#codec} decodes it
     * @throws InvalidInputException if the network has no code, if the task gives the network more than the picture (a mask, say),
     *     or if the picture is too large for the memory that the engine was opened with
     */
    public Tensor encode(Picture picture) {
        return new Encoding(autoencoder, task, taskName, limit).of(picture, taken());
    }

    /** Runs the task on a picture alone, as {@link #run(Map, Settings)} does. */
    public Picture run(Picture picture, Settings options) {
        return run(Map.of(Inputs.IMAGE, picture), options);
    }

    /**
     * Runs the task on a picture of any size, gray or colour. What travels with the pixels (alpha, depth, profile, metadata,
     * name) is kept; pixels of opacity 0 take the colours of visible ones near them before the network sees them.
     *
     * @param pictures by role: {@link Inputs#IMAGE} the one to work on, others as the task knows them ({@link Task#roles})
     * @param options of this run, by the task's own keys
     * @return the picture, its values finite and not clipped; of the network's own size where that is fixed
     * @throws InvalidInputException as {@link #check}, if the task does not know a role, if it does not answer with a picture, if
     *     a number of the answer is not finite, or if the picture is too large for the memory that the engine was opened with
     */
    public Picture run(Map<String, Picture> pictures, Settings options) {
        check(options, pictures.keySet());
        Map<String, ImageBatch> images = new HashMap<>();
        pictures.forEach((role, other) -> images.put(role, pixels(role, other)));
        Inputs inputs = new Inputs(images, options);
        inputs.image(Inputs.IMAGE); // checks
        Picture picture = pictures.get(Inputs.IMAGE);
        limit.check(picture, enlargement(options), autoencoder);
        inputs = sized(task.prepare(inputs));
        ImageBatch pixels = inputs.image(Inputs.IMAGE);
        if (byChannel(picture)) {
            ImageBatch all = null;
            for (int c = 0; c < picture.channels(); c++) {
                ImageBatch plane = output(inputs.with(Inputs.IMAGE, pixels.channels(c)), picture.name());
                if (all == null) {
                    all = ImageBatch.zeros(1, plane.height(), plane.width(), picture.channels());
                }
                ImageFitting.interleave(plane, all, c);
            }
            return answer(picture, all);
        }
        ImageBatch output = output(inputs.with(Inputs.IMAGE, ImageFitting.channels(pixels, taken())), picture.name());
        return answer(picture, averages(picture) ? ImageFitting.averaged(output) : output);
    }

    /** Where a mask is transparent nothing was painted; elsewhere what cannot be seen has no part in what can. */
    private static ImageBatch pixels(String role, Picture picture) {
        return (role.equals(Inputs.MASK) ? picture.onBlack() : picture.withHiddenFilled()).pixels();
    }

    /** The picture with other pixels. Where the network has one size, its opacity is cut as its pixels were. */
    private Picture answer(Picture picture, ImageBatch pixels) {
        Picture answer = picture.withPixels(pixels);
        if (picture.alpha().isEmpty() || !in().fixed()) {
            return answer;
        }
        ImageBatch cut = ImageFitting.size(picture.alpha().get(), in());
        return cut.height() == pixels.height() && cut.width() == pixels.width()
                ? answer.withAlpha(Metrics.clipped(cut))
                : answer;
    }

    private Inputs sized(Inputs inputs) {
        Map<String, ImageBatch> images = new HashMap<>();
        inputs.images().forEach((role, image) -> images.put(role, ImageFitting.size(image, in())));
        return new Inputs(images, inputs.options());
    }

    private void checkRoles(Set<String> roles) {
        for (String role : roles) {
            if (!role.equals(Inputs.IMAGE) && !task.roles().contains(role)) {
                throw new InvalidInputException("the task " + taskName + " under this plate's settings has no use"
                        + " for a picture in the role \"" + role + "\"; it takes "
                        + (task.roles().isEmpty()
                                ? "none beside the one to work on"
                                : String.join(", ", new TreeSet<>(task.roles()))));
            }
        }
    }

    /**
     * Refuses what {@link #run} would refuse of any picture.
     *
     * @param options of the run
     * @param roles of the pictures that it will be given
     * @throws InvalidInputException for an option that a run of the task does not have, a value that it cannot take, an option that is
     *     missing, a role that the task does not know; the message names those that there are
     */
    public void check(Settings options, Set<String> roles) {
        checkOptions(options);
        checkRoles(roles);
        enlargement(options);
    }

    private void checkOptions(Settings options) {
        Record defaults = task.options();
        Set<String> known = Settings.from(defaults).keys();
        for (String key : options.keys()) {
            if (!known.contains(key)) {
                throw new InvalidInputException("a run of " + taskName + " has no option \"" + key + "\"; "
                        + Suggestion.of(key, known)
                        + (known.isEmpty() ? "it has none at all" : "known are: " + String.join(", ", known)));
            }
        }
        options.applyTo(defaults);
    }

    /**
     * By how much a run makes a picture's height and width larger before the network sees it; 1 where it leaves them.
     *
     * @throws InvalidInputException if the task has to be told, and the options do not say it
     */
    public int enlargement(Settings options) {
        return task.enlargement(options);
    }

    /** What reading left out of a picture, and what will be done to it to make it fit the network, a sentence each. */
    public List<String> notes(Picture picture) {
        List<String> notes = new ArrayList<>(picture.notes());
        if (byChannel(picture)) {
            notes.add("this is a gray plate: colour pictures are taken channel by channel");
        } else if (picture.channels() == 3 && taken() == 1) {
            notes.add("this is a gray plate: colour pictures become gray");
        } else if (averages(picture)) {
            notes.add("this is a colour plate: gray pictures are taken as colour and averaged to gray again");
        } else if (picture.channels() == 1 && taken() == 3) {
            notes.add("this plate takes colour: gray pictures are taken as colour");
        }
        ImageSpec in = in();
        if ((in.height() != ImageSpec.ANY && in.height() != picture.height())
                || (in.width() != ImageSpec.ANY && in.width() != picture.width())) {
            notes.add("this plate takes " + in.width() + "x" + in.height()
                    + " pixels only: pictures of another size are resized to cover that and cropped");
        }
        return notes;
    }

    /**
     * Measures the model beside the classical methods that suit the task. Examples are taken whole, as gray or colour as the
     * network takes them, or brought to its size where that is fixed.
     *
     * @param options of the runs, by the task's own keys
     * @param seed of the degradation
     * @throws InvalidInputException if not one image can be read, if the data lacks what the task needs, or as {@link #check}
     */
    public Evaluation evaluate(Source data, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        Map<String, BaselineProvider> suitable = new LinkedHashMap<>();
        for (BaselineProvider baseline : baselines.all()) {
            if (baseline.suits(taskName, task.about())) {
                suitable.put(baseline.name(), baseline);
            }
        }
        return measure(data, suitable, options, seed, listener);
    }

    /**
     * Measures the model beside methods of one's own choice, whether they suit the task or not.
     *
     * @param beside them by the names that the figures are to have
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
                    && !task.roles().contains(role)) {
                throw new InvalidInputException(
                        "the baseline " + name + " needs a picture in the role \"" + role + "\", which the task "
                                + taskName + " under this plate's settings does not have; leave it out");
            }
        }
    }

    private Evaluation measure(
            Source data, Map<String, BaselineProvider> beside, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        checkOptions(options);
        Map<String, ComparisonMethod> rivals = new LinkedHashMap<>();
        beside.forEach((name, baseline) -> rivals.put(name, ComparisonMethod.of(baseline, task.about())));
        task.baselines(state).forEach((name, method) -> rivals.put(name, ComparisonMethod.of(method)));
        return new Evaluator(this, rivals, image -> ImageFitting.size(image, in()), options, seed).run(data, listener);
    }

    /** To how many channels examples are brought. */
    DataChannels channels() {
        return channels;
    }

    /**
     * What the task makes of one image that fits, not clipped.
     *
     * @param name of the image, for messages
     */
    ImageBatch output(Inputs inputs, String name) {
        Result result = task.run(autoencoder, state, inputs, tiling);
        if (result instanceof Result.Image image) {
            ImageFitting.checkFinite(image.image(), inputs.image(Inputs.IMAGE), name);
            return image.image();
        }
        throw new InvalidInputException("the task " + taskName + " does not answer with a picture");
    }

    private ImageSpec in() {
        return autoencoder.architecture().in();
    }

    /** How many channels the picture to work on is taken with. */
    private int taken() {
        return channels.network().picture();
    }

    private boolean byChannel(Picture picture) {
        return picture.channels() == 3 && taken() == 1 && channels.network().out() == 1 && task.byChannel();
    }

    private boolean averages(Picture picture) {
        return picture.channels() == 1 && taken() == 3 && task.byChannel();
    }

    /** Gives the network's memory back once passes that are under way have ended; to run it later is an {@link IllegalStateException}. */
    @Override
    public void close() {
        autoencoder.close();
    }
}
