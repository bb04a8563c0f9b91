package io.intaglio.internal.training;

import io.intaglio.config.Settings;
import java.util.List;
import java.util.stream.Collectors;

/** Names the settings of a training that have a part of their own when one is resumed, or when a budget is set. */
final class TrainingKeys {

    /** The prefix of the settings of a training. */
    static final String PREFIX = "train.";

    static final String CROP = PREFIX + "crop";
    static final String RATE = PREFIX + "learning-rate";

    /** The settings of the budget, of which one holds. */
    static final List<String> BUDGETS = prefixed("epochs", "steps", "minutes");

    /** What may differ without the weights being others. */
    static final List<String> FREE = prefixed("workers");

    /**
     * What may differ: the way out of a training that diverged, to another machine, to larger crops towards the end.
     */
    static final List<String> STEERING = prefixed("learning-rate", "clip", "crop", "accumulate", "mixed-precision");

    private TrainingKeys() {}

    private static List<String> prefixed(String... keys) {
        return List.of(keys).stream().map(PREFIX::concat).toList();
    }

    /** Returns a budget of nothing, with the prefix. */
    static Settings noBudget() {
        Settings none = Settings.empty();
        for (String key : BUDGETS) {
            none = none.with(key, 0);
        }
        return none;
    }

    /** Returns whether a resumed training may have another value for a setting. */
    static boolean mayChange(String key) {
        return BUDGETS.contains(key) || FREE.contains(key) || STEERING.contains(key);
    }

    /** Returns the settings that a resumed training may change, in words. */
    static String changeable() {
        return "epochs, steps or minutes, "
                + STEERING.stream()
                        .limit(STEERING.size() - 1L)
                        .map(TrainingKeys::bare)
                        .collect(Collectors.joining(", "))
                + " and " + bare(STEERING.get(STEERING.size() - 1));
    }

    private static String bare(String key) {
        return key.substring(PREFIX.length());
    }
}
