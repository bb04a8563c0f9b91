package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.cli.text.Numbers;
import io.intaglio.cli.text.Wrap;
import io.intaglio.config.SettingInfo;
import io.intaglio.config.Settings;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.Named;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.text.Json;
import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists what is installed. */
@Command(
        name = "list",
        description = "List what is installed.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio list tasks", "  intaglio list settings", "  intaglio list baselines --json"})
final class ListCommand implements Callable<Integer> {

    /** What can be listed. */
    enum Kind {
        ARCHITECTURES,
        TASKS,
        DEGRADATIONS,
        ENGINES,
        DEVICES,
        SOURCES,
        BASELINES,
        PLATES,
        INDEXES,
        SETTINGS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String EXPLAINED = "explained";
    private static final String OPTIONS = "options";

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private Kind kind;

    @Option(names = "--json", description = "Write JSON to the standard output.")
    private boolean json;

    @Inject
    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Intaglio intaglio = parent.open()) {
            List<Map<String, Object>> entries = entries(intaglio);
            if (json) {
                console.print("%s", Json.of(entries));
            } else {
                entries.forEach(this::print);
            }
            return CommandRunner.DONE;
        }
    }

    private List<Map<String, Object>> entries(Intaglio intaglio) {
        List<Map<String, Object>> entries = new ArrayList<>();
        switch (kind) {
            case ARCHITECTURES -> intaglio.architectures().all().forEach(each -> entries.add(entry(each)));
            case TASKS -> intaglio.tasks().all().forEach(each -> entries.add(task(each)));
            case DEGRADATIONS -> intaglio.degradations().all().forEach(each -> entries.add(entry(each)));
            case ENGINES -> intaglio.engines().all().forEach(each -> entries.add(engine(each)));
            case SOURCES -> intaglio.sources().all().forEach(each -> entries.add(source(each)));
            case BASELINES -> intaglio.baselines().all().forEach(each -> entries.add(entry(each)));
            case PLATES -> intaglio.plates().all().forEach(each -> entries.add(entry(each)));
            case INDEXES -> intaglio.indexes().all().forEach(each -> entries.add(entry(each)));
            case SETTINGS -> SettingInfo.of(new TrainingConfig()).forEach(each -> entries.add(setting("train.", each)));
            case DEVICES -> intaglio.engines().all().forEach(each -> entries.addAll(devices(each)));
        }
        return entries;
    }

    private static Map<String, Object> entry(Named provider) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", provider.name());
        entry.put("summary", provider.summary());
        if (provider instanceof Record record) {
            List<SettingInfo> settings = SettingInfo.of(record);
            if (!settings.isEmpty()) {
                entry.put("settings", Settings.from(record));
                entry.put(EXPLAINED, explained(settings));
            }
        }
        return entry;
    }

    private static List<Map<String, Object>> explained(List<SettingInfo> settings) {
        return settings.stream().map(each -> setting("", each)).toList();
    }

    private static Map<String, Object> setting(String prefix, SettingInfo setting) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", prefix + setting.key());
        entry.put("summary", setting.meaning());
        entry.put("default", setting.standard());
        entry.put("values", setting.values());
        return entry;
    }

    private static Map<String, Object> task(TaskProvider provider) {
        Map<String, Object> entry = entry(provider);
        Task task = provider.create();
        List<SettingInfo> options = SettingInfo.of(task.options());
        if (!options.isEmpty()) {
            entry.put(OPTIONS, explained(options));
        }
        Preset preset = task.preset();
        entry.put("architecture", preset.architecture());
        entry.put("preset", preset.settings());
        return entry;
    }

    private static Map<String, Object> engine(EngineProvider provider) {
        Map<String, Object> entry = entry(provider);
        entry.put("trains", provider.trains());
        return entry;
    }

    private static Map<String, Object> source(SourceProvider provider) {
        Map<String, Object> entry = entry(provider);
        entry.put("usage", provider.name() + ":" + provider.usage());
        return entry;
    }

    private static List<Map<String, Object>> devices(EngineProvider engine) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (DeviceInfo device : engine.devices()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", device.name());
            entry.put("summary", device.description());
            entry.put("engine", engine.name());
            entry.put("free-bytes", device.freeBytes());
            entries.add(entry);
        }
        return entries;
    }

    private void print(Map<String, Object> entry) {
        line("%-14s %s", entry.get("name"), entry.get("summary"));
        entry.forEach((key, value) -> {
            if (key.equals("name") || key.equals("summary") || key.equals("settings")) {
                return;
            }
            if (key.equals(EXPLAINED) || key.equals(OPTIONS)) {
                line(key.equals(OPTIONS) ? "    options of a run:" : "    settings:");
                ((List<?>) value).forEach(each -> explain((Map<?, ?>) each));
            } else if (value instanceof Settings settings) {
                String line = settings.toString().strip().replace(" = ", "=").replace("\n", "  ");
                line("    %s: %s", key, line);
            } else if (key.equals("free-bytes")) {
                line("    free memory: %s", Numbers.bytes((Long) value));
            } else {
                line("    %s: %s", key, value);
            }
        });
    }

    private void explain(Map<?, ?> setting) {
        Object meaning = setting.get("summary");
        line(
                "      %s=%s%s (%s)",
                setting.get("name"),
                setting.get("default"),
                String.valueOf(meaning).isEmpty() ? "" : ": " + meaning,
                setting.get("values"));
    }

    private void line(String format, Object... arguments) {
        String text = String.format(Locale.ROOT, format, arguments);
        console.print("%s", console.columns() > 0 ? Wrap.at(console.columns(), text) : text);
    }
}
