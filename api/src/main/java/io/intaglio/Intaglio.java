package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.plugins.ProviderRegistry;
import io.intaglio.internal.running.ModelOpener;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.internal.training.Resumption;
import io.intaglio.network.Architecture;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.Named;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.ProgressListener;
import io.intaglio.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entry point: all providers on the class path and on a plug-in path, and an engine that starts when it is first
 * needed.
 *
 * <pre>{@code
 * try (Intaglio intaglio = Intaglio.open()) {
 *     Training.Outcome outcome = intaglio.train("denoise").data("photos").minutes(10).run();
 *     outcome.plate().write(Path.of("denoiser.plate"));
 *     try (Model model = intaglio.open(outcome.plate())) {
 *         Pictures.write(model.run(Pictures.read(Path.of("noisy.png")), Settings.empty()), Path.of("clean.png"));
 *     }
 * }
 * }</pre>
 *
 * <p>It may be used from several threads. One training runs at a time: a second one fails at once.
 *
 * @since 0.1
 */
public final class Intaglio implements AutoCloseable {

    private final Installation installation;
    private final ProviderRegistry installed;

    Intaglio(Installation installation) {
        this.installation = installation;
        this.installed = installation.providers();
    }

    /** Opens Intaglio with the providers on the class path and the engine that suits the machine. */
    public static Intaglio open() {
        return builder().open();
    }

    /** Returns a builder, to open Intaglio with other options. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a sentence for each part of a plug-in that could not be used: broken jars, classes that cannot be
     * created. Empty as a rule. Only asking for such a plug-in is an error.
     */
    public List<String> problems() {
        return installation.problems();
    }

    /** Returns the installed architectures. */
    public Providers<ArchitectureProvider> architectures() {
        return installed.architectures();
    }

    /** Returns the installed tasks. */
    public Providers<TaskProvider> tasks() {
        return installed.tasks();
    }

    /** Returns the installed engines, without starting any. */
    public Providers<EngineProvider> engines() {
        return installed.engines();
    }

    /** Returns the installed kinds of sources. */
    public Providers<SourceProvider> sources() {
        return installed.sources();
    }

    /** Returns the installed classical methods that models are compared with. */
    public Providers<BaselineProvider> baselines() {
        return installed.baselines();
    }

    /** Returns the installed degradations of pictures. */
    public Providers<Degradation> degradations() {
        return installed.degradations();
    }

    /** Returns the plates that jars contain. */
    public Providers<PlateProvider> plates() {
        return installed.plates();
    }

    /** Returns the installed kinds of indexes of vectors. */
    public Providers<VectorIndexProvider> indexes() {
        return installed.indexes();
    }

    /**
     * Returns the engine, started at the first call.
     *
     * @throws InvalidInputException if there is none, or not the device asked for
     * @throws IllegalStateException if this is closed
     */
    public Engine engine() {
        return installation.engine();
    }

    /**
     * Returns the engine that trains, started at the first call. It is {@link #engine} unless that one only runs
     * networks.
     *
     * @throws InvalidInputException if none trains, the one asked for does not, or the device asked for is not there
     * @throws IllegalStateException if this is closed
     */
    public Engine trainingEngine() {
        return installation.trainingEngine();
    }

    /**
     * Opens data.
     *
     * @param spec {@code name:argument}, as in {@code demo:leaves} or {@code idx:DIR}; or a path alone, which is a
     *     folder of pictures or, where it ends in {@code .zip}, a ZIP of them
     * @throws InvalidInputException if the name is unknown (the message lists the known ones and how they are used), or
     *     the data contains no image
     * @throws IOException if reading fails
     */
    public Source source(String spec) throws IOException {
        return installation.source(spec);
    }

    /**
     * Reads a plate.
     *
     * @param plate a file, or, if there is no such file, the name of one of {@link #plates}
     * @throws io.intaglio.plate.PlateException if it is neither, or the plate is damaged
     * @throws IOException if reading fails
     */
    public Plate plate(String plate) throws IOException {
        return installation.plate(plate);
    }

    /**
     * Begins a training.
     *
     * @param task the name of a task
     * @throws InvalidInputException if there is none of that name
     * @throws IllegalStateException if this is closed
     */
    public Training train(String task) {
        return train(tasks().get(task));
    }

    /**
     * Begins a training.
     *
     * @param task the task itself; plates are opened by the name of their task, so give a task that is not installed to
     *     {@link Builder#with} as well
     * @throws IllegalStateException if this is closed
     */
    public Training train(TaskProvider task) {
        return installation.within(() -> new Training(installation, task));
    }

    /**
     * Continues a training as if it had never stopped: on the same device with the same number of threads, the weights
     * become exactly the same. Task, architecture, data, settings and seed are those of the checkpoint; data given as
     * an object must be given again. The budget may change, and then counts from the beginning of the training, minutes
     * excepted; so may {@code learning-rate}, {@code clip}, {@code crop}, {@code accumulate}, {@code mixed-precision}
     * and {@code workers}.
     *
     * @param checkpoint as {@link Checkpoints#read} gives it
     * @throws InvalidInputException if it is a plate without a checkpoint, or its task is not installed
     */
    public Training resume(Plate checkpoint) {
        return installation.within(() -> new Training(installation, Resumption.of(checkpoint)));
    }

    /**
     * Opens a plate for the task that it was trained for.
     *
     * @throws InvalidInputException if its architecture or task is not installed, or its weights do not fit
     */
    public Model open(Plate plate) {
        return installation.within(() -> model(plate, opener(plate).open()));
    }

    private ModelOpener opener(Plate plate) {
        return new ModelOpener(installation, plate);
    }

    private Model model(Plate plate, PictureRunner runner) {
        return new Model(plate, runner, baselines());
    }

    /**
     * Returns the network of a plate with the additions of its task, checked as {@link Plate#architecture} does. If the
     * task is not installed, returns the network as the plate describes it.
     */
    public Architecture architecture(Plate plate) {
        return installation.within(opener(plate)::architecture);
    }

    /**
     * Returns the task that a plate would be opened for, under the plate's settings; no engine is started.
     *
     * @param task the name of a task, or null for the one that it was trained for
     * @throws InvalidInputException if the task is not installed, or the plate names none
     */
    public Task task(Plate plate, String task) {
        return installation.within(() -> opener(plate).task(task));
    }

    /**
     * Returns the kind of the answers that a plate would give; no engine is started.
     *
     * @param task as for {@link #task}
     * @param options of the run
     * @throws InvalidInputException as {@link #task}, or if the network cannot give such answers
     */
    public Answer answer(Plate plate, String task, Settings options) {
        return installation.within(() -> opener(plate).answer(task, options));
    }

    /**
     * Opens a plate for a different task than the one it was trained for.
     *
     * @param task the name of a task
     */
    public Model open(Plate plate, String task) {
        return installation.within(() -> model(plate, opener(plate).open(task)));
    }

    /**
     * Opens a plate for a task with other settings than the card's, for example to measure it with a different noise
     * level. The plate itself stays as it is.
     *
     * @param task the name of a task
     * @param settings of the task that differ from those on the card, or from the defaults
     */
    public Model open(Plate plate, String task, Settings settings) {
        return installation.within(() -> model(plate, opener(plate).open(task, settings)));
    }

    /**
     * Reads a plate and makes it ready to run, for the task that it was trained for.
     *
     * @param plate a file, or the name of an included plate, for example {@code "denoise"}; see {@link #plate}
     * @throws io.intaglio.plate.PlateException if it is neither, or the plate is damaged
     * @throws IOException if reading fails
     */
    public Model open(String plate) throws IOException {
        return open(plate(plate));
    }

    /** Reads a plate and makes it ready to run, for the task that it was trained for. */
    public Model open(Path plate) throws IOException {
        return open(Plate.read(plate));
    }

    /**
     * Fits another task, or the same task again, to a plate. The state that the task computes from the data is stored
     * with the weights. The weights do not change.
     *
     * @param task the name of a task
     * @param settings of the task that differ from those on the card, or from the defaults
     * @return a copy of the plate
     * @throws InvalidInputException if the network or the data lack what the task needs
     */
    public Plate fit(Plate plate, String task, Settings settings, Source data) throws IOException {
        return fit(plate, task, settings, data, ProgressListener.NONE);
    }

    /** Fits a task as {@link #fit(Plate, String, Settings, Source)} does, and reports progress. */
    public Plate fit(Plate plate, String task, Settings settings, Source data, ProgressListener listener)
            throws IOException {
        return installation.within(() -> opener(plate).fit(task, settings, data, listener));
    }

    /**
     * Closes the plug-ins' jars, the engine (unless the caller provided it) and with it all models opened here.
     * Afterwards nothing can be opened or trained. It waits for a training in progress; the training's listener can
     * stop it early ({@link io.intaglio.train.TrainingListener#stop}).
     *
     * @throws IllegalStateException if this thread itself runs a training
     */
    @Override
    public void close() {
        installation.close();
    }

    /**
     * Collects the options for opening an {@link Intaglio}.
     *
     * @param plugins folders of jars, or jars
     * @param providers additional providers, besides those found on the class path
     * @param loader the class loader that finds the providers
     * @param options which engine to start, and where it computes
     * @param shared an engine to use instead of starting one
     */
    public record Builder(
            List<Path> plugins,
            List<Named> providers,
            ClassLoader loader,
            EngineOptions options,
            Optional<Engine> shared) {

        public Builder {
            plugins = List.copyOf(plugins);
            providers = List.copyOf(providers);
        }

        Builder() {
            this(List.of(), List.of(), Intaglio.class.getClassLoader(), new EngineOptions(), Optional.empty());
        }

        /**
         * Sets the jars of plug-ins, or folders that each contain a plug-in and its libraries. Every path gets a class
         * loader of its own, which sees the api, {@code io.intaglio.djl.spi}, DJL and the JDK, but no other library of
         * this program. Replaces paths set before.
         */
        public Builder pluginPath(Path... paths) {
            return new Builder(List.of(paths), providers, loader, options, shared);
        }

        /** Adds providers of any kind: tasks, architectures, degradations, kernels of layers ... */
        public Builder with(Named... more) {
            return new Builder(
                    plugins, Stream.concat(providers.stream(), Stream.of(more)).toList(), loader, options, shared);
        }

        /** Sets the class loader whose providers are found, instead of the one that loaded this class. */
        public Builder loader(ClassLoader other) {
            return new Builder(plugins, providers, other, options, shared);
        }

        /** Sets the options of the engine. */
        public Builder engine(EngineOptions other) {
            return new Builder(plugins, providers, loader, other, shared);
        }

        /** Sets an engine that is already open; the caller closes it. */
        public Builder engine(Engine other) {
            return new Builder(plugins, providers, loader, options, Optional.of(other));
        }

        /**
         * Finds the providers, without starting an engine. Providers that cannot be loaded are left out, see
         * {@link Intaglio#problems}.
         *
         * @throws InvalidInputException if a path contains no jar, or a file is not a jar
         */
        public Intaglio open() {
            return new Intaglio(Installation.find(plugins, loader, providers, options, shared));
        }
    }
}
