package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import io.intaglio.data.Source;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Preset;
import io.intaglio.train.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The result of merging settings: the task's preset, over it a file of settings, over that single settings.
 *
 * @param architecture under its settings
 * @param task under its settings
 * @param config of the training
 */
public record ResolvedSettings(ArchitectureProvider architecture, TaskProvider task, TrainingConfig config) {

    /**
     * Resolves.
     *
     * @param architecture the name of one, or null for the preset's
     * @param layers the weakest first; keys with a prefix, or bare where one part alone knows them
     */
    static ResolvedSettings of(
            TaskProvider task,
            ProviderContext context,
            Providers<ArchitectureProvider> architectures,
            String architecture,
            List<Settings> layers) {
        TaskProvider configured = task;
        Set<String> taskKeys = Providers.settings(task).keys();
        for (Settings layer : layers) {
            // Unknown keys are reported below, when the keys of all three parts are known.
            Settings own = layer.under("task").with(layer).keep(taskKeys::contains);
            configured = Providers.with(configured, own);
        }
        configured = configured.expanded(context);
        Preset preset = configured.create(context).preset();
        String name = architecture == null ? preset.architecture() : architecture;
        ArchitectureProvider shape = architectures.get(name);

        Map<String, Set<String>> known = new LinkedHashMap<>();
        known.put("arch", Providers.settings(shape).keys());
        known.put("task", taskKeys);
        known.put("train", Settings.from(new TrainingConfig()).keys());
        Settings all = preset.settings()
                .keep(key ->
                        key.startsWith("train.") || (key.startsWith("arch.") && name.equals(preset.architecture())));
        for (Settings layer : layers) {
            Settings prefixed = prefixed(layer, known);
            if (prefixed.keys().stream().anyMatch(TrainingKeys.BUDGETS::contains)) {
                all = all.with(TrainingKeys.noBudget());
            }
            all = all.with(prefixed);
        }
        return new ResolvedSettings(Providers.with(shape, all.under("arch")), configured, config(all.under("train")));
    }

    /** The same with the task's settings that follow from the data. */
    ResolvedSettings settled(DataProfile profile, Source data) {
        return new ResolvedSettings(architecture, profile.settled(task, data), config);
    }

    /**
     * Returns which chosen settings have no effect together with the others.
     *
     * @param chosen the settings that a user chose, with a prefix or without
     */
    List<String> unused(Settings chosen) {
        Set<String> unused = new TreeSet<>();
        architecture.unused().forEach(key -> unused.add("arch." + key));
        task.unused().forEach(key -> unused.add("task." + key));
        config.unused().forEach(key -> unused.add(TrainingKeys.PREFIX + key));
        return unused.stream()
                .filter(key -> chosen.get(key) != null || chosen.get(key.substring(key.indexOf('.') + 1)) != null)
                .toList();
    }

    /** The same with batches in another number of parts. */
    ResolvedSettings accumulating(int parts) {
        return parts == config.accumulate()
                ? this
                : new ResolvedSettings(
                        architecture, task, Settings.of("accumulate", parts).applyTo(config));
    }

    /** Returns every setting of all three, including the defaults. */
    public Settings settings() {
        return Providers.settings(architecture)
                .prefixed("arch")
                .with(Providers.settings(task).prefixed("task"))
                .with(Settings.from(config).prefixed("train"));
    }

    private static TrainingConfig config(Settings settings) {
        Settings none = TrainingKeys.noBudget().under("train");
        boolean budget = none.keys().stream().anyMatch(key -> settings.get(key) != null);
        return (budget ? none.with(settings) : settings).applyTo(new TrainingConfig());
    }

    private static Settings prefixed(Settings layer, Map<String, Set<String>> known) {
        Settings prefixed = Settings.empty();
        for (Map.Entry<String, String> entry : layer.asMap().entrySet()) {
            String key = full(entry.getKey(), known);
            if (prefixed.get(key) != null) {
                throw new InvalidInputException("the setting " + key + " is given twice, with its prefix and without");
            }
            prefixed = prefixed.with(key, entry.getValue());
        }
        return prefixed;
    }

    private static String full(String key, Map<String, Set<String>> known) {
        Set<String> all = new TreeSet<>();
        Set<String> meant = new TreeSet<>();
        known.forEach((prefix, names) -> names.forEach(name -> {
            all.add(prefix + "." + name);
            if (key.equals(name) || key.equals(prefix + "." + name)) {
                meant.add(prefix + "." + name);
            }
        }));
        if (meant.isEmpty()) {
            throw new InvalidInputException("there is no setting \"" + key + "\" here; " + suggestion(key, known)
                    + "known are: " + String.join(", ", all));
        }
        if (meant.size() > 1) {
            throw new InvalidInputException(
                    "the setting \"" + key + "\" may mean " + String.join(" or ", meant) + "; write the prefix too");
        }
        return meant.iterator().next();
    }

    /** Compares as it was typed, with the prefix or without. */
    private static String suggestion(String key, Map<String, Set<String>> known) {
        Set<String> candidates = new LinkedHashSet<>();
        known.forEach((prefix, names) ->
                names.forEach(name -> candidates.add(key.contains(".") ? prefix + "." + name : name)));
        return Suggestion.of(key, candidates);
    }
}
