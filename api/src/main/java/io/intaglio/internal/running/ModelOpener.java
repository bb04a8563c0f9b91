package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.internal.data.HeldOutSplit;
import io.intaglio.internal.data.KnownClasses;
import io.intaglio.internal.data.NormalizedSource;
import io.intaglio.internal.data.NoteCounter;
import io.intaglio.internal.data.TaskRequirements;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.ProgressListener;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.train.TrainingConfig;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Opens plates for running, and fits further tasks to them. */
public record ModelOpener(Installation installation, Plate plate) {

    /** Where a card keeps the settings of tasks that were fitted after the training. */
    private static final String FITTED = "fitted.";

    /** The settings of the training that say which examples were held out. */
    private static final Set<String> TRAINED = Set.of("held-out", "seed");

    public PictureRunner open() {
        return open(trainedFor());
    }

    private String trainedFor() {
        return plate.card()
                .task()
                .orElseThrow(() -> new InvalidInputException(
                        "this plate does not say what it was trained for; name the task to run it for"));
    }

    public Architecture architecture() {
        String trained = plate.card().task().orElse(null);
        if (trained == null) {
            return plate.architecture(installation.providers().architectures());
        }
        if (!installation.providers().tasks().names().contains(trained)) {
            return plate.network().isPresent()
                    ? described()
                    : plate.architecture(installation.providers().architectures());
        }
        Task task = configured(trained, Settings.empty()).create(installation.context());
        return plate.architecture(installation.providers().architectures(), task::complete);
    }

    /**
     * What the missing task added is known to the plate alone; layers of plug-ins are known to their architecture
     * alone.
     */
    private Architecture described() {
        try {
            return plate.architecture(Providers.of(ArchitectureProvider.class, List.of()));
        } catch (InvalidInputException e) {
            return plate.architecture(installation.providers().architectures());
        }
    }

    /**
     * Returns a task of the plate.
     *
     * @param name of the task, or null for the one that the plate was trained for
     */
    public Task task(String name) {
        return configured(name == null ? trainedFor() : name, Settings.empty()).create(installation.context());
    }

    /**
     * Returns the kind of the answers to a run.
     *
     * @param name as for {@link #task}
     * @param options of the run
     */
    public Answer answer(String name, Settings options) {
        return task(name).answer(ShapePlan.smallest(architecture()), PictureRunner.own(options));
    }

    public PictureRunner open(String task) {
        return open(task, Settings.empty());
    }

    public PictureRunner open(String task, Settings changes) {
        TaskProvider provider = configured(task, changes);
        checkFixed(task, provider);
        Architecture architecture = architecture();
        check(provider, architecture);
        Autoencoder autoencoder = installation.engine().open(architecture, plate.weights());
        try {
            Task made = provider.create(installation.context());
            return PictureRunner.of(
                    task,
                    made,
                    autoencoder,
                    plate.state(task),
                    PictureRunner.usual(plate.card(), made),
                    installation.memoryLimit());
        } catch (RuntimeException e) {
            autoencoder.close();
            throw e;
        }
    }

    public Plate fit(String name, Settings changes, Source given, ProgressListener progress) throws IOException {
        Architecture architecture = architecture();
        TaskProvider asked = configured(name, changes);
        boolean classes = usesClasses(asked.create(installation.context()), architecture);
        Source data = classes ? KnownClasses.of(given, plate.card().classes()) : given;
        DataProfile look = DataProfile.at(data);
        TaskProvider provider = look.settled(asked, data);
        check(provider, architecture);
        Task task = provider.create(installation.context());
        TaskRequirements.check(task.needs(), name, look, "this data");
        Source normalized =
                new NormalizedSource(data, PictureRunner.usual(plate.card(), task), new NoteCounter(note -> {}));
        try (Autoencoder autoencoder = installation.engine().open(architecture, plate.weights())) {
            TaskState state = PluginException.guard(
                    task,
                    "the task " + name + " could not be fitted",
                    () -> task.fit(fitting(autoencoder, task, normalized, progress)));
            Settings settings = Providers.settings(provider);
            boolean named = classes && !data.classes().isEmpty();
            Card card = named ? plate.card().withClasses(data.classes()) : plate.card();
            card = name.equals(card.task().orElse(null))
                    ? card.trainedFor(name, settings)
                    : card.with(settings.prefixed(FITTED + name));
            return plate.withCard(card).withState(name, state);
        }
    }

    private void checkFixed(String task, TaskProvider changed) {
        if (changed.fixed().isEmpty()) {
            return;
        }
        Settings own = Providers.settings(configured(task, Settings.empty()));
        Settings wanted = Providers.settings(changed);
        for (String name : new TreeSet<>(changed.fixed())) {
            if (!Objects.equals(own.get(name), wanted.get(name))) {
                throw new InvalidInputException(name + "=" + wanted.get(name) + " takes effect in a training or a fit"
                        + " only, and this plate has " + name + "=" + own.get(name) + "; leave it out, or fit the task"
                        + " again (intaglio fit " + task + ")");
            }
        }
    }

    private static boolean usesClasses(Task task, Architecture architecture) {
        return task.needs().labels()
                || task.choosesClass()
                || architecture.latent().classes() > 0;
    }

    /** Of the data that the weights were trained on, the part is held out that was held out then. */
    private Fitting fitting(Autoencoder autoencoder, Task task, Source data, ProgressListener progress)
            throws IOException {
        TrainingConfig config =
                plate.card().settings().under("train").keep(TRAINED::contains).applyTo(new TrainingConfig());
        HeldOutSplit split = HeldOutSplit.of(data, config);
        Source learned = task.learned(split.train(), config.seed());
        return new EngineFitting(
                autoencoder,
                plate.weights(),
                learned,
                split.heldOut().map(task::heldOut).orElse(learned),
                installation::trainingEngine,
                progress);
    }

    /** The task under the card's settings, and over them others, whose keys may have their prefix or not. */
    private TaskProvider configured(String task, Settings changes) {
        Settings own = changes.keep(key -> !key.startsWith("task.")).with(changes.under("task"));
        boolean trained = task.equals(plate.card().task().orElse(null));
        TaskProvider provider = installation
                .providers()
                .tasks()
                .get(task, trained ? plate.card().taskJar().orElse(null) : null);
        return Providers.with(provider, settings(task).with(own)).expanded(installation.context());
    }

    private Settings settings(String task) {
        Card card = plate.card();
        return task.equals(card.task().orElse(null))
                ? card.taskSettings()
                : card.settings().under(FITTED + task);
    }

    private void check(TaskProvider provider, Architecture architecture) {
        Task task = provider.create(installation.context());
        TaskRequirements.check(task.needsToRun(), provider.name(), plate.card().architecture(), architecture);
        DataChannels.of(task, provider.name(), architecture);
    }
}
