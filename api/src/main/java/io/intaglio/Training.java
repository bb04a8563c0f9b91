package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageSpec;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.training.Interval;
import io.intaglio.internal.training.NamedSource;
import io.intaglio.internal.training.Resumption;
import io.intaglio.internal.training.TrainingRequest;
import io.intaglio.internal.training.TrainingRun;
import io.intaglio.internal.training.TrainingSetup;
import io.intaglio.internal.training.WarmStart;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A training to configure and run. Set the data and the settings that differ from the task's preset, then call
 * {@link #run}. Settings are named as on the command line: {@code arch.latent}, {@code task.sigma},
 * {@code train.batch}, or without the prefix if only one of the three has a setting of that name. One object is one
 * training; it is not for use by several threads.
 *
 * @since 0.1
 */
public final class Training {

    private final Installation installation;
    private final TaskProvider task;
    private final TrainingRequest request = new TrainingRequest();
    private @Nullable NamedSource ownData;
    private @Nullable NamedSource ownValidation;

    Training(Installation installation, TaskProvider task) {
        this.installation = installation;
        this.task = task;
    }

    Training(Installation installation, Resumption resumption) {
        this(installation, installation.providers().tasks().get(resumption.task()));
        resumption.recall(request, installation.providers().architectures());
    }

    /**
     * The plan of a training, made before it starts.
     *
     * @param architecture its name
     * @param shapes of the network at the training size
     * @param config of the training
     * @param settings every setting, the defaults included, under {@code arch.}, {@code task.} and {@code train.}
     * @param examples number of training examples
     * @param heldOut number of validation examples
     */
    public record Plan(
            String architecture,
            ShapePlan shapes,
            TrainingConfig config,
            Settings settings,
            long examples,
            long heldOut) {

        /**
         * Returns approximately how many bytes of the device a batch, or the largest of its parts, needs for the
         * backward pass.
         */
        public long activationBytes() {
            int part = (config.batch() + config.accumulate() - 1) / config.accumulate();
            return part * shapes.activationBytes();
        }
    }

    /**
     * The result of a training.
     *
     * @param plate ready to be written or opened
     * @param report the course of the training
     */
    public record Outcome(Plate plate, TrainingReport report) {}

    /** Sets the training data; the caller closes the source. */
    public Training data(Source source) {
        release(ownData);
        ownData = null;
        request.data = source;
        request.dataName = "";
        return this;
    }

    /**
     * Sets the training data by a specification as for {@link Intaglio#source}; {@link #plan} and {@link #run} each
     * open and close it.
     */
    public Training data(String spec) throws IOException {
        NamedSource named = new NamedSource(installation, spec);
        Source opened = named.open();
        data(opened);
        ownData = named;
        request.dataName = spec;
        return this;
    }

    /** Sets the name of the data on the card. */
    public Training dataName(String name) {
        request.dataName = name;
        return this;
    }

    /**
     * Sets the validation data. Without it, a share of the training data ({@code held-out}), chosen by the seed, is
     * held out.
     */
    public Training validation(Source source) {
        release(ownValidation);
        ownValidation = null;
        request.validation = source;
        request.validationName = "";
        return this;
    }

    /**
     * Sets the validation data by a specification as for {@link Intaglio#source}; {@link #plan} and {@link #run} each
     * open and close it.
     */
    public Training validation(String spec) throws IOException {
        NamedSource named = new NamedSource(installation, spec);
        Source opened = named.open();
        validation(opened);
        ownValidation = named;
        return validationName(spec);
    }

    /** Sets the name of the validation data on the card. */
    public Training validationName(String name) {
        request.validationName = name;
        return this;
    }

    /** Sets the architecture by name, instead of the preset's. */
    public Training architecture(String name) {
        installation.providers().architectures().get(name);
        request.architecture = name;
        request.given = null;
        return this;
    }

    /** Sets the architecture, under its own settings, instead of the preset's. */
    public Training architecture(ArchitectureProvider architecture) {
        request.architecture = architecture.name();
        request.given = architecture;
        return settings(Providers.settings(architecture).prefixed("arch"));
    }

    /**
     * Begins with the weights of a plate instead of random ones (fine-tuning, transfer learning). The network starts
     * with all weights of the plate whose name and shape it has too; the others begin at random, which is warned of.
     * What is not set otherwise is that of the plate: the architecture and its settings, the number of channels, the
     * size if the network takes one size only and, if the plate is for the same task, the settings of the task. Call it
     * after what is set otherwise.
     *
     * @param plate any plate, also one in half precision
     * @param name of the plate, for the card and for messages
     */
    public Training startFrom(Plate plate, String name) {
        if (request.resumption != null) {
            throw new InvalidInputException("a training that is resumed has its weights already");
        }
        request.start = new WarmStart(plate, name);
        request.start.complete(request);
        return this;
    }

    /** Sets one setting; it takes precedence over {@link #settings}. */
    public Training set(String key, Object value) {
        request.single = request.single.with(key, value);
        return this;
    }

    /** Sets settings that take precedence over the preset's, for example those of a file. */
    public Training settings(Settings settings) {
        request.file = request.file.with(settings);
        return this;
    }

    /**
     * Sets the size of all images: resized to cover it and cropped around the middle. The width comes first, as on the
     * command line; everywhere else in this api the height does.
     */
    public Training size(int width, int height) {
        new ImageSpec(1, height, width); // checks
        request.size = new DataProfile.Size(width, height);
        return this;
    }

    /**
     * Sets the number of channels of images and partners: 1 for gray, 3 for colour. Without it, the first images
     * decide.
     */
    public Training channels(int channels) {
        if (channels != 1 && channels != 3) {
            throw new InvalidInputException("images have 1 channel (gray) or 3 (colour), not " + channels);
        }
        request.channels = channels;
        request.partnerChannels = channels;
        return this;
    }

    /** Sets the budget in optimizer steps. */
    public Training steps(long steps) {
        return set("train.steps", steps);
    }

    /** Sets the budget in passes over the data. */
    public Training epochs(int epochs) {
        return set("train.epochs", epochs);
    }

    /** Sets the budget in minutes of wall-clock time. */
    public Training minutes(double minutes) {
        return set("train.minutes", minutes);
    }

    /** Sets the seed of all random numbers. */
    public Training seed(long seed) {
        return set("train.seed", seed);
    }

    /**
     * Sets the listener that follows or stops the training. Without one, the progress goes into the program's log, that
     * of {@link System.Logger}, as {@code io.intaglio.Training}; {@link TrainingListener#NONE} is silent.
     */
    public Training listener(TrainingListener listener) {
        request.listener = listener;
        return this;
    }

    /**
     * Sets the receiver of a warning for each image that cannot be read. Any thread calls it, one at a time. Without
     * one, warnings go into the program's log.
     */
    public Training warnings(Consumer<String> warnings) {
        request.warnings = warnings;
        return this;
    }

    /**
     * Sets the receiver of notes on what reading left out of images (such as further frames) and on how their values
     * are scaled ({@code range}). Each kind is reported once, and at the end with the number of images. Any thread
     * calls it, one at a time. Without one, notes go into the program's log.
     */
    public Training notes(Consumer<String> notes) {
        request.notes = notes;
        return this;
    }

    /** Sets whether an unreadable image ends the training. Otherwise it is left out and counted. */
    public Training strict(boolean strict) {
        request.strict = strict;
        return this;
    }

    /**
     * Periodically writes a resumable plate, and also when the held-out data gives the best result so far and when the
     * listener asks to stop. The last three and the best are kept. A folder must be named, too.
     *
     * @param interval {@code 500} for steps, or {@code 30s}, {@code 5m}, {@code 2h}
     */
    public Training checkpointEvery(String interval) {
        Interval.parse(interval); // checks
        request.every = interval;
        return this;
    }

    /**
     * Sets the folder for checkpoints. It is created if it does not exist and must not hold checkpoints of another
     * training.
     *
     * @param folder for files {@code checkpoint-STEP.plate}
     */
    public Training checkpoints(Path folder) {
        request.checkpoints = folder;
        return this;
    }

    /** Sets whether a resumed training may learn from other data than before. */
    public Training allowChangedData(boolean allowed) {
        request.changedData = allowed;
        return this;
    }

    /** Returns the name of the task. */
    public String task() {
        return task.name();
    }

    /**
     * Reads the data once and prepares the training. No more than the first images are read, and no engine is started.
     * Settings that are changed afterwards have no effect on it, except the listener.
     *
     * @return the prepared training; closing it closes the data that was opened by name
     * @throws InvalidInputException if no engine trains; for an unknown setting, data that lacks what the task needs,
     *     an architecture that is unsuitable for the task or the size
     * @throws IOException if the data cannot be read
     */
    public PreparedTraining prepare() throws IOException {
        try {
            return new PreparedTraining(installation, installation.within(this::setup), request, this::release);
        } catch (IOException | RuntimeException | Error e) {
            release();
            throw e;
        }
    }

    /**
     * Computes what {@link #run} would train, as {@link #prepare} does.
     *
     * @throws InvalidInputException as {@link #prepare}
     * @throws IOException if the data cannot be read
     */
    public Plan plan() throws IOException {
        try (PreparedTraining prepared = prepare()) {
            return prepared.plan();
        }
    }

    /**
     * Runs the training. If the listener asks to stop, the plate holds what was reached.
     *
     * @throws InvalidInputException as {@link #prepare}, and if there is no engine or not the device asked for
     * @throws IllegalStateException if another training is running in this process
     * @throws io.intaglio.train.DivergedException if the loss or the weights become infinite or NaN
     * @throws io.intaglio.spi.PluginException if a plug-in fails otherwise than by an {@link IOException} or an
     *     {@link InvalidInputException}
     * @throws IOException if the data cannot be read
     */
    public Outcome run() throws IOException {
        try (PreparedTraining prepared = prepare()) {
            return prepared.run();
        }
    }

    /**
     * Returns the job that {@link #run} gives the engine, to train in another way: with another engine, or step by
     * step. The caller closes its batches; data opened by name is closed with {@link TrainingJob#data}.
     *
     * @throws InvalidInputException as {@link #run}
     * @throws IOException if the data cannot be read
     */
    public TrainingJob job() throws IOException {
        try {
            return installation.within(() -> new TrainingRun(installation, setup(), request).job(this::release));
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** Closes what was opened by name. */
    private void release() {
        release(ownData);
        release(ownValidation);
    }

    private void release(NamedSource own) {
        if (own != null) {
            own.close(request.warnings);
        }
    }

    private TrainingSetup setup() throws IOException {
        installation.checkTrains();
        if (ownData != null) {
            request.data = ownData.open();
        }
        if (ownValidation != null) {
            request.validation = ownValidation.open();
        }
        if (request.resumption == null) {
            return TrainingSetup.of(installation, task, request);
        }
        if (request.data == null) {
            if (request.dataName.isBlank()) {
                throw new InvalidInputException("the checkpoint does not name the data that it learned from; give it");
            }
            data(request.dataName);
        }
        if (request.validation == null && !request.validationName.isBlank()) {
            validation(request.validationName);
        }
        request.resumption.check(request);
        TrainingSetup setup = TrainingSetup.of(installation, task, request);
        request.resumption.check(setup);
        return setup;
    }
}
