package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.ValueRange;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.internal.data.GuardedSource;
import io.intaglio.internal.data.HeldOutSplit;
import io.intaglio.internal.data.NormalizedSource;
import io.intaglio.internal.data.NoteCounter;
import io.intaglio.internal.data.TaskRequirements;
import io.intaglio.internal.memory.TrainingMemory;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.running.DataChannels;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Task;
import io.intaglio.train.Framing;
import io.intaglio.train.TrainingConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A training thought through before anything is begun.
 *
 * @param resolution of the settings
 * @param task under its settings
 * @param architecture for the data's channels and, where it needs one, size
 * @param examples to learn from and to judge by
 * @param framing how images come to the size that the network is given in training
 * @param size that size, in pixels
 * @param warnings what is said before the start: that nothing is held out, that batches are computed in parts for want
 *     of memory
 */
public record TrainingSetup(
        ResolvedSettings resolution,
        Task task,
        Architecture architecture,
        TrainingExamples examples,
        Framing framing,
        DataProfile.Size size,
        List<String> warnings) {

    public TrainingSetup {
        warnings = List.copyOf(warnings);
    }

    public static TrainingSetup of(Installation installation, TaskProvider provider, TrainingRequest request)
            throws IOException {
        if (request.data == null) {
            throw new InvalidInputException("there is nothing to learn from; name the data");
        }
        DataProfile profile = DataProfile.at(new GuardedSource(request.data));
        Settings recalled = request.start == null
                ? request.recalled
                : request.start.settings(
                        request,
                        provider,
                        profile.settled(provider, request.data),
                        installation.providers().architectures());
        ResolvedSettings given = ResolvedSettings.of(
                provider,
                installation.context(),
                request.given == null
                        ? installation.providers().architectures()
                        : Providers.of(ArchitectureProvider.class, List.of(request.given)),
                request.architecture,
                List.of(recalled, request.file, request.single));
        ResolvedSettings resolution = given.settled(profile, request.data);
        Task task = resolution.task().create(installation.context());
        DataChannels channels = DataChannels.of(
                task,
                request.channels == 0 ? profile.channels() : request.channels,
                request.partnerChannels == 0 ? profile.partnerChannels() : request.partnerChannels);
        Architecture bare = architecture(resolution.architecture(), channels.network(), request.size, profile);
        Architecture architecture = PluginException.guard(
                task, "the task " + provider.name() + " could not complete the network", () -> task.complete(bare));
        TaskRequirements.check(
                task.needs(), provider.name(), resolution.architecture().name(), architecture);
        String name = resolution.architecture().name();
        TaskRequirements.check(task.needs(), provider.name(), profile, "this data");
        TaskRequirements.checkClasses(name, architecture, request.data, profile, "this data");
        TrainingConfig config = resolution.config();
        NoteCounter notes = new NoteCounter(request.notes);
        ValueRange range = ValueRange.parse(config.range()).suiting(task.allowsRescaling());
        Source train = new NormalizedSource(new GuardedSource(request.data), range, notes);
        Optional<Source> heldOut = Optional.ofNullable(request.validation)
                .map(source -> new NormalizedSource(new GuardedSource(source), range, notes));
        if (heldOut.isPresent()) {
            checkValidation(task, provider.name(), name, architecture, request);
        }
        List<String> warnings = new ArrayList<>();
        List<String> unused = given.unused(request.file.with(request.single));
        if (!unused.isEmpty()) {
            warnings.add("with the other settings as they are, these have no effect: " + String.join(", ", unused));
        }
        if (heldOut.isEmpty()) {
            HeldOutSplit split = HeldOutSplit.of(train, config);
            train = split.train();
            heldOut = split.heldOut().map(task::heldOut);
            if (request.strict && split.note().isPresent()) {
                throw new InvalidInputException(split.note().get() + "; where reading is strict, this is an error");
            }
            split.note().ifPresent(warnings::add);
        }
        Framing framing = framing(architecture, config, request.size, profile);
        DataProfile.Size size = size(framing);
        checkWindows(architecture, size);
        TrainingMemory memory = installation.trainingMemory();
        TrainingConfig step = images(task, config);
        // Which devices there are is asked only where it matters: that may start an engine.
        if (!memory.fits(architecture, size, step) && !installation.computesInMainMemory()) {
            memory = memory.elsewhere();
        }
        int parts = Math.min(config.batch(), memory.parts(architecture, size, step));
        if (parts != config.accumulate()) {
            warnings.add(memory.note(architecture, size, step, parts));
        }
        if (request.start != null) {
            List<WeightSpec> weights =
                    ShapePlan.of(architecture, size.height(), size.width()).weights();
            request.start.note(weights).ifPresent(warnings::add);
        }
        TrainingSetup setup = new TrainingSetup(
                resolution.accumulating(parts),
                task,
                architecture,
                new TrainingExamples(train, heldOut, notes, channels),
                framing,
                size,
                warnings);
        setup.learned(train); // what the task lacks is said before the start
        return setup;
    }

    /** The same with batches of as many images as go through the network at a step. */
    private static TrainingConfig images(Task task, TrainingConfig config) {
        return task.views() == 1
                ? config
                : Settings.of("batch", Math.multiplyExact(config.batch(), task.views()))
                        .applyTo(config);
    }

    /**
     * Returns the examples that the task learns from.
     *
     * @param train the data to learn from, or a faster way to read it
     */
    Source learned(Source train) throws IOException {
        return PluginException.guard(
                task,
                "the task " + resolution.task().name() + " could not choose its examples",
                () -> task.learned(train, resolution.config().seed()));
    }

    /** What the data to judge by lacks is found before the start, and not at the first look at it. */
    private static void checkValidation(
            Task task, String taskName, String name, Architecture architecture, TrainingRequest request)
            throws IOException {
        DataProfile profile = DataProfile.at(new GuardedSource(request.validation));
        TaskRequirements.check(task.needs(), taskName, profile, "the data to judge by");
        TaskRequirements.checkClasses(name, architecture, request.validation, profile, "the data to judge by");
        if (architecture.latent().classes() > 0 || task.needs().labels()) {
            TaskRequirements.checkSameClasses(request.data.classes(), request.validation.classes());
        }
    }

    private static void checkWindows(Architecture architecture, DataProfile.Size size) {
        int smallest = Math.min(size.height(), size.width());
        if (smallest < Comparison.Ssim.WINDOW
                && architecture.objective().stream().anyMatch(term -> term instanceof Comparison.Ssim)) {
            throw new InvalidInputException("ssim compares windows of " + Comparison.Ssim.WINDOW
                    + " pixels a side, and the images are of " + size + " in training; take larger ones, or another"
                    + " fidelity");
        }
    }

    /** Returns the network at the training size. */
    public ShapePlan shapes() {
        return ShapePlan.of(architecture, size.height(), size.width());
    }

    /** Any size if the architecture takes any; else the one asked for; else the one that all images have. */
    private static Architecture architecture(
            ArchitectureProvider provider, Channels channels, DataProfile.Size asked, DataProfile profile) {
        try {
            return created(provider, ImageSpec.anySize(channels.in()), ImageSpec.anySize(channels.out()));
        } catch (InvalidInputException refused) {
            if (asked == null && profile.sizes().size() > 1) {
                String met = profile.sizes().stream()
                        .limit(3)
                        .map(DataProfile.Size::toString)
                        .collect(Collectors.joining(", "));
                throw new InvalidInputException(
                        "the architecture " + provider.name() + " is made for one size, and the images are of several ("
                                + met + "): set a size to which they are brought, 64x64 say ("
                                + refused.getMessage() + ")",
                        refused);
            }
            DataProfile.Size size = asked == null ? profile.sizes().get(0) : asked;
            return created(
                    provider,
                    new ImageSpec(channels.in(), size.height(), size.width()),
                    new ImageSpec(channels.out(), size.height(), size.width()));
        }
    }

    private static Architecture created(ArchitectureProvider provider, ImageSpec in, ImageSpec out) {
        return PluginException.guard(
                provider, "the architecture " + provider.name() + " could not be made", () -> provider.create(in, out));
    }

    /** To the network's own size; or squares; or to the size asked for or the first image's, in whole strides. */
    private static Framing framing(
            Architecture architecture, TrainingConfig config, DataProfile.Size asked, DataProfile profile) {
        ImageSpec in = architecture.in();
        if (in.fixed()) {
            return new Framing.Cover(in.height(), in.width());
        }
        if (config.crop() > 0 && asked != null) {
            throw new InvalidInputException("images are either resized to cover " + asked + " or cut into squares of "
                    + config.crop() + " pixels; give a size and no crop (crop = 0), or a crop and no size");
        }
        if (config.crop() > 0) {
            return Framing.crop(config.crop());
        }
        int stride = ShapePlan.smallest(architecture).stride();
        DataProfile.Size size = asked == null ? profile.sizes().get(0) : asked;
        int height = multiple(size.height(), stride);
        int width = multiple(size.width(), stride);
        // Small squares are padded by mirroring, as they will be when the plate is run; nothing of them is lost.
        boolean whole = height == size.height() && width == size.width();
        boolean padded = asked == null && profile.sizes().size() == 1 && height == width && !whole;
        return padded ? Framing.centredCrop(height) : new Framing.Cover(height, width);
    }

    private static DataProfile.Size size(Framing framing) {
        if (framing instanceof Framing.Cover cover) {
            return new DataProfile.Size(cover.width(), cover.height());
        }
        int side = ((Framing.Crop) framing).side();
        return new DataProfile.Size(side, side);
    }

    private static int multiple(int value, int of) {
        return (value + of - 1) / of * of;
    }
}
