package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.cli.text.Json;
import io.intaglio.cli.text.Numbers;
import io.intaglio.config.Settings;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.Named;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Preset;
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
@Command(name = "list", description = "List what is installed.")
final class ListCommand implements Callable<Integer> {

    /** What can be listed. */
    enum Kind {
        ARCHITECTURES,
        TASKS,
        DAMAGES,
        ENGINES,
        DEVICES,
        SOURCES,
        BASELINES,
        PLATES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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
            case DAMAGES -> intaglio.damages().all().forEach(each -> entries.add(entry(each)));
            case ENGINES -> intaglio.engines().all().forEach(each -> entries.add(entry(each)));
            case SOURCES -> intaglio.sources().all().forEach(each -> entries.add(source(each)));
            case BASELINES -> intaglio.baselines().all().forEach(each -> entries.add(entry(each)));
            case PLATES -> intaglio.plates().all().forEach(each -> entries.add(entry(each)));
            case DEVICES -> intaglio.engines().all().forEach(each -> entries.addAll(devices(each)));
        }
        return entries;
    }

    private static Map<String, Object> entry(Named provider) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", provider.name());
        entry.put("summary", provider.summary());
        Settings settings = Providers.settings(provider);
        if (!settings.isEmpty()) {
            entry.put("settings", settings);
        }
        return entry;
    }

    private static Map<String, Object> task(TaskProvider provider) {
        Map<String, Object> entry = entry(provider);
        Preset preset = provider.create().preset();
        entry.put("architecture", preset.architecture());
        entry.put("preset", preset.settings());
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
        console.print("%-14s %s", entry.get("name"), entry.get("summary"));
        entry.forEach((key, value) -> {
            if (key.equals("name") || key.equals("summary")) {
                return;
            }
            if (value instanceof Settings settings) {
                String line = settings.toString().strip().replace(" = ", "=").replace("\n", "  ");
                console.print("%-14s   %s: %s", "", key, line);
            } else if (key.equals("free-bytes")) {
                console.print("%-14s   free memory: %s", "", Numbers.bytes((Long) value));
            } else {
                console.print("%-14s   %s: %s", "", key, value);
            }
        });
    }
}
