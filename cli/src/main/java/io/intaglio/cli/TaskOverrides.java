package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import io.intaglio.plate.Plate;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code --set} changes for one evaluation.
 *
 * @param task the name of the plate's task
 * @param settings of the task, in place of those on the card
 * @param options of the runs
 */
record TaskOverrides(String task, Settings settings, Settings options) {

    /**
     * Sorts what was given. Settings of the task may be written with {@code task.} before them, options of the runs
     * not: whether these are any is seen when the plate is opened, for they may depend on the settings.
     */
    static TaskOverrides of(Providers<TaskProvider> tasks, Optional<String> name, Settings given) {
        if (name.isEmpty()) {
            throw new InvalidInputException("this plate does not say what it was trained for");
        }
        TaskProvider provider = tasks.get(name.get());
        Set<String> settings = Providers.settings(provider).keys();
        Settings changed = Settings.empty();
        Settings asked = Settings.empty();
        for (Map.Entry<String, String> one : given.asMap().entrySet()) {
            String key = one.getKey();
            String bare = key.startsWith("task.") ? key.substring("task.".length()) : key;
            if (settings.contains(bare)) {
                if (changed.get("task." + bare) != null) {
                    throw new InvalidInputException("task." + bare + " is given twice, with its prefix and without");
                }
                changed = changed.with("task." + bare, one.getValue());
            } else {
                asked = asked.with(key, one.getValue());
            }
        }
        return new TaskOverrides(provider.name(), changed, asked);
    }

    /**
     * The plate under these settings.
     *
     * @throws InvalidInputException for a key that is neither a setting nor an option, listing what there is
     */
    Model open(Intaglio intaglio, Plate plate) {
        Model model = intaglio.open(plate, task, settings);
        try {
            check(Providers.settings(intaglio.tasks().get(task)).keys(), model.options());
            return model;
        } catch (InvalidInputException e) {
            model.close();
            throw e;
        }
    }

    private void check(Set<String> ofTask, Set<String> ofRuns) {
        for (String key : options.keys()) {
            if (!ofRuns.contains(key)) {
                List<String> known = new ArrayList<>();
                ofTask.forEach(setting -> known.add("task." + setting));
                known.addAll(ofRuns);
                List<String> words = new ArrayList<>(ofTask);
                words.addAll(known);
                throw new InvalidInputException("an evaluation of " + task + " has no setting \"" + key + "\"; "
                        + Suggestion.of(key, words)
                        + (known.isEmpty() ? "it has none at all" : "known are: " + String.join(", ", known)));
            }
        }
    }
}
