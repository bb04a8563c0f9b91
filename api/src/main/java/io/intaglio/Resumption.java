package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingConfig;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a training goes on from.
 *
 * @param plate with a checkpoint
 * @param checkpoint of it
 */
record Resumption(Plate plate, Checkpoint checkpoint) {

    private static final Set<String> BUDGETS = Set.of("train.epochs", "train.steps", "train.minutes");

    /** What may differ without the weights being others. */
    private static final Set<String> FREE = Set.of("train.workers");

    static Resumption of(Plate plate) {
        Checkpoint checkpoint = plate.checkpoint()
                .orElseThrow(() -> new InvalidInputException("there is no training to go on with in " + plate
                        + ": it is a finished plate, without what the optimizer needs; give a file checkpoint-STEP.plate"
                        + " of a folder NAME.plate.checkpoints"));
        Resumption resumption = new Resumption(plate, checkpoint);
        resumption.step(); // checks
        return resumption;
    }

    /** Makes a training what it was. */
    void recall(TrainingRequest request) {
        Card card = plate.card();
        Settings settings = card.settings();
        request.resumption = this;
        request.architecture = card.architecture();
        request.file =
                settings.keep(key -> key.startsWith("arch.") || key.startsWith("task.") || key.startsWith("train."));
        request.channels = channels("channels", 0);
        request.partnerChannels = channels("partner-channels", request.channels);
        request.size = size();
        request.dataName = card.data().get("name", "");
        request.validationName = card.data().get("validation", "");
        request.strict = Boolean.parseBoolean(card.data().get("strict"));
        request.every = settings.get("checkpoint.every");
    }

    /** To how many the examples were brought; 0 leaves it to another look at them. */
    private int channels(String key, int otherwise) {
        String text = plate.card().data().get(key, "");
        return text.matches("[13]") ? Integer.parseInt(text) : otherwise;
    }

    private Look.Size size() {
        ImageSpec in = plate.card().in();
        return in.fixed()
                ? new Look.Size(in.width(), in.height())
                : Look.Size.parse(plate.card().data().get("size"));
    }

    String task() {
        return plate.card()
                .task()
                .orElseThrow(() -> new InvalidInputException("the card of " + plate + " names no task"));
    }

    /** Steps taken. */
    long step() {
        return number("step");
    }

    private long number(String key) {
        String text = checkpoint.progress().get(key, "");
        if (!text.matches("[0-9]{1,18}")) {
            throw new InvalidInputException(
                    "the progress of " + plate + " has no whole number for " + key + "; use an earlier checkpoint");
        }
        return Long.parseLong(text);
    }

    /** The step at which held-out data did best so far, or 0. */
    long best() {
        return checkpoint.progress().get("best-step") == null ? 0 : number("best-step");
    }

    long secondsBefore() {
        String seconds = plate.card().settings().get("trained.seconds", "0");
        return seconds.matches("[0-9]{1,12}") ? Long.parseLong(seconds) : 0;
    }

    OptionalLong from() {
        return OptionalLong.of(step());
    }

    /** Refuses what was asked for beside the settings and is not the checkpoint's. */
    void check(TrainingRequest request) {
        Card card = plate.card();
        same("the architecture", card.architecture(), request.architecture);
        same("the number of channels", channels("channels", 0), request.channels);
        same("the size of images", size(), request.size);
    }

    private static void same(String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            throw new InvalidInputException("a resumed training keeps its settings: " + what + " is "
                    + (before == null ? "the images' own" : before) + " in the checkpoint, not " + now
                    + "; only epochs, steps or minutes may change");
        }
    }

    /** Refuses a network or settings that are not those of the checkpoint; the budget may be another. */
    void check(Preparation preparation) {
        Settings was = plate.card().settings();
        preparation.resolution().settings().asMap().forEach((key, value) -> {
            String before = was.get(key);
            if (before != null && !BUDGETS.contains(key) && !FREE.contains(key)) {
                same(key, before, value);
            }
        });
        plate.check(preparation.architecture());
    }

    /** Refuses other data. */
    void checkData(Card now) {
        Settings was = plate.card().data();
        Settings is = now.data();
        if (!is.get("digest").equals(was.get("digest"))) {
            throw new InvalidInputException("the data is not what the checkpoint learned from: " + was.get("count", "?")
                    + " images with digest " + was.get("digest", "?") + " then, " + is.get("count") + " with digest "
                    + is.get("digest") + " now; bring the old data back, or allow changed data"
                    + " (--allow-changed-data), which makes it another training from here on");
        }
    }

    /** The checkpoint; where the budget is another, its total is worked out anew. */
    Checkpoint from(TrainingConfig config, Settings now, long perEpoch) {
        Settings was = plate.card().settings();
        if (BUDGETS.stream().allMatch(key -> now.get(key).equals(was.get(key)))) {
            return checkpoint;
        }
        long total = config.steps() > 0 ? config.steps() : config.epochs() * perEpoch;
        if (total > 0 && total <= step()) {
            throw new InvalidInputException("the checkpoint has taken " + step() + " steps already, and the budget is "
                    + total + " steps in all; give a larger one");
        }
        return checkpoint.withProgress(checkpoint.progress().with("total", 0));
    }
}
