package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.network.Weights;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.LearningRateCurve;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The point from which a training continues.
 *
 * @param plate a plate with a checkpoint
 * @param checkpoint the checkpoint of the plate
 */
public record Resumption(Plate plate, Checkpoint checkpoint) {

    /** The keys of the card that the last bits of the weights depend on. */
    private static final List<String> MACHINERY = List.of("engine", "backend", "device", "threads");

    private static final String CHANGED = "changed.";

    public static Resumption of(Plate plate) {
        Checkpoint checkpoint = plate.checkpoint()
                .orElseThrow(() -> new InvalidInputException("there is no training to go on with in " + plate
                        + ": it is a finished plate, without what the optimizer needs; give a file "
                        + "checkpoint-STEP.plate"
                        + " of a folder NAME.plate.checkpoints"));
        return new Resumption(plate, checkpoint);
    }

    /** Restores the request of the training. A training setting that the card does not know yet had its default. */
    public void recall(TrainingRequest request, Providers<ArchitectureProvider> architectures) {
        Card card = plate.card();
        Settings settings = card.settings();
        RecalledCard recalled = recalled();
        request.resumption = this;
        request.architecture = card.architecture();
        request.recalled = recalled.architecture(architectures)
                .with(Settings.from(new TrainingConfig()).prefixed("train"))
                .with(settings.keep(key -> key.startsWith("task.") || key.startsWith("train.")));
        request.channels = recalled.channels();
        request.partnerChannels = recalled.partnerChannels();
        request.size = recalled.size();
        request.dataName = card.data().get("name", "");
        request.validationName = card.data().get("validation", "");
        request.strict = Boolean.parseBoolean(card.data().get("strict"));
        request.every = settings.get("checkpoint.every");
    }

    private RecalledCard recalled() {
        return new RecalledCard(plate.card());
    }

    public String task() {
        return plate.card()
                .task()
                .orElseThrow(() -> new InvalidInputException("the card of " + plate + " names no task"));
    }

    /** Returns the number of steps taken. */
    long step() {
        return checkpoint.state().step();
    }

    /** Returns the step with the best figure on held-out data, or 0; looks at other crops cannot be compared. */
    long best(TrainingConfig now) {
        return sameCrop(now) ? checkpoint.state().bestStep() : 0;
    }

    private boolean sameCrop(TrainingConfig now) {
        return was().get(TrainingKeys.CROP).equals(Integer.toString(now.crop()));
    }

    long secondsBefore() {
        return plate.card().trainedSeconds().orElse(0);
    }

    /** Returns whether another plate has the weights of this one. */
    boolean begins(Plate other) {
        Weights mine = plate.weights();
        Weights its = other.weights();
        return mine.names().equals(its.names())
                && mine.names().stream()
                        .allMatch(name -> Arrays.equals(
                                mine.get(name).data(), its.get(name).data()));
    }

    /** Refuses an architecture, a number of channels or an image size that is not the checkpoint's. */
    public void check(TrainingRequest request) {
        Card card = plate.card();
        same("the architecture", card.architecture(), request.architecture);
        same("the number of channels", recalled().channels(), request.channels);
        same("the size of images", recalled().size(), request.size);
    }

    private static void same(String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            throw new InvalidInputException("a resumed training keeps its settings: " + what + " is "
                    + (before == null ? "the images' own" : before) + " in the checkpoint, not " + now
                    + "; only " + TrainingKeys.changeable() + " may change");
        }
    }

    /** Returns the settings of the card. A training setting that the card does not know yet had its default. */
    private Settings was() {
        return Settings.from(new TrainingConfig())
                .prefixed("train")
                .with(plate.card().settings());
    }

    /** Refuses a network or settings that are not those of the checkpoint. The budget may differ. */
    public void check(TrainingSetup setup) {
        Settings was = was();
        setup.resolution().settings().asMap().forEach((key, value) -> {
            String before = was.get(key);
            if (before != null && !TrainingKeys.mayChange(key)) {
                same(key, before, value);
            }
        });
        if (setup.architecture().in().fixed() && !sameCrop(setup.resolution().config())) {
            throw new InvalidInputException(
                    "this network takes images of one size, whatever the crop; go on without another crop");
        }
        plate.check(setup.architecture());
    }

    /** Refuses other data for training or validation. */
    void checkData(Card now) {
        Settings was = plate.card().data();
        if (was.get("validation-digest") != null) {
            checkData("the data to judge by is not what it was", was, now.data(), "validation-");
        }
        checkData("the data is not what the checkpoint learned from", was, now.data(), "");
    }

    private static void checkData(String what, Settings was, Settings now, String prefix) {
        if (!Objects.equals(now.get(prefix + "digest"), was.get(prefix + "digest"))) {
            throw new InvalidInputException(what + ": " + images(was, prefix) + " then, " + images(now, prefix)
                    + " now; bring the old data back, or allow changed data,"
                    + " which makes it another training from here on");
        }
    }

    private static String images(Settings data, String prefix) {
        String digest = data.get(prefix + "digest");
        return digest == null ? "none" : data.get(prefix + "count", "?") + " images with digest " + digest;
    }

    /**
     * Returns a card with what it tells of the start, and with the changes of settings: {@code changed.STEP.KEY} holds
     * the value until that step.
     *
     * @param now the card of the resumed training
     */
    Card remembering(Card now) {
        Settings was = was();
        Settings changes = was.keep(key -> key.startsWith(CHANGED) || key.startsWith(WarmStart.PREFIX));
        for (String key : changed(now)) {
            changes = changes.with(CHANGED + step() + "." + key, was.get(key));
        }
        return now.with(changes);
    }

    private List<String> changed(Card now) {
        Settings was = was();
        return TrainingKeys.STEERING.stream()
                .filter(key -> !was.get(key).equals(now.settings().get(key)))
                .sorted()
                .toList();
    }

    /** Returns warnings to print before the training continues. */
    List<String> warnings(Card now) {
        List<String> warnings = new ArrayList<>();
        Settings before = was();
        for (String key : changed(now)) {
            warnings.add(key + " was " + before.get(key) + " up to step " + step() + " and is "
                    + now.settings().get(key) + " from here on: this is another training now, as its card says");
        }
        Settings was = plate.card().engine();
        String machinery = MACHINERY.stream()
                .filter(key -> was.get(key) != null
                        && !was.get(key).equals(now.engine().get(key)))
                .map(key ->
                        key + " was " + was.get(key) + " and is " + now.engine().get(key, "unknown"))
                .collect(Collectors.joining(", "));
        if (!machinery.isEmpty()) {
            warnings.add("the checkpoint was made otherwise: " + machinery
                    + "; the last bits of the weights may differ from those of an unbroken training");
        }
        return warnings;
    }

    private Checkpoint turned(Checkpoint from, TrainingConfig now, long total) {
        TrainingConfig before = plate.card().trainingSettings().applyTo(new TrainingConfig());
        TrainingState state = from.state();
        LearningRateCurve turned =
                new LearningRateCurve(before, state.turn(), state.turnRate()).turned(now, step(), state.total());
        return from.withState(state.at(step(), total).withTurn(turned.turn(), turned.turnRate()));
    }

    /**
     * Returns whether no step is left to take.
     *
     * @param minutes whether a new budget in minutes was given
     */
    public boolean finished(Settings now, boolean minutes) {
        TrainingState state = checkpoint.state();
        return state.total() > 0 && state.step() >= state.total() && sameBudget(now, minutes);
    }

    private boolean sameBudget(Settings now, boolean minutes) {
        Settings was = plate.card().settings();
        return !minutes
                && TrainingKeys.BUDGETS.stream().allMatch(key -> now.get(key).equals(was.get(key)));
    }

    /**
     * Returns the checkpoint to start from. With another budget its total number of steps is computed again. With
     * another budget or learning rate the schedule turns at this step.
     *
     * @param minutes whether a new budget in minutes was given
     */
    Checkpoint from(TrainingConfig config, Settings now, long perEpoch, boolean minutes) {
        Checkpoint from = sameCrop(config) ? checkpoint : checkpoint.withoutBest();
        if (sameBudget(now, minutes)) {
            return now.get(TrainingKeys.RATE).equals(was().get(TrainingKeys.RATE))
                    ? from
                    : turned(from, config, checkpoint.state().total());
        }
        long total = config.steps() > 0 ? config.steps() : config.epochs() * perEpoch;
        if (total > 0 && total <= step()) {
            throw new InvalidInputException("the checkpoint has taken " + step() + " steps already, and the budget is "
                    + total + " steps in all; give a larger one");
        }
        return turned(from, config, 0);
    }
}
