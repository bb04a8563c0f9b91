package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.intaglio.Intaglio;
import io.intaglio.config.RecordReflection;
import io.intaglio.config.Setting;
import io.intaglio.config.SettingInfo;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Named;
import io.intaglio.task.Preset;
import io.intaglio.train.TrainingConfig;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/settings.md names every setting there is, with its default, and no other. */
class SettingsPageTest {

    private final String page;

    SettingsPageTest() throws IOException {
        page = Documents.read("docs/settings.md");
    }

    @Test
    void architectures() {
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.architectures().all().forEach(provider -> compare("Architecture", provider));
        }
    }

    @Test
    void tasks() {
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.tasks().all().forEach(provider -> {
                compare("Task", provider);
                Preset preset = provider.create().preset();
                assertThat(section("Task `" + provider.name() + "`")).contains("`" + preset.architecture() + "`");
                preset.settings()
                        .asMap()
                        .forEach((key, value) -> assertThat(section("Task `" + provider.name() + "`"))
                                .contains(key + "=" + value));
            });
        }
    }

    @Test
    void degradations() {
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.degradations().all().forEach(degradation -> compare("Degradation", degradation));
        }
    }

    @Test
    void training() {
        assertThat(table("Training"))
                .isEqualTo(Settings.from(new TrainingConfig()).asMap());
        explains("Training", new TrainingConfig());
    }

    /** The code explains its settings, for {@code intaglio list}, in the words of the page. */
    private void explains(String heading, Record settings) {
        Map<String, String> rows = new TreeMap<>();
        Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| `[^`]+` \\| ([^|]+) \\| (.+) \\|$")
                .matcher(section(heading))
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2) + ": " + plain(row.group(3))));
        Map<String, String> said = new TreeMap<>();
        SettingInfo.of(settings)
                .forEach(setting -> said.put(setting.key(), setting.values() + ": " + setting.meaning()));
        assertThat(rows).as(heading).isEqualTo(said);
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
    }

    @Test
    void whatLiesBeyondARangeIsRefused() {
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.architectures()
                    .all()
                    .forEach(provider -> ranges(
                            provider,
                            made -> ((ArchitectureProvider) made)
                                    .create(new ImageSpec(1, 32, 32), new ImageSpec(1, 32, 32))));
            intaglio.tasks().all().forEach(provider -> ranges(provider, made -> {}));
            intaglio.degradations().all().forEach(provider -> ranges(provider, made -> {}));
            intaglio.baselines().all().forEach(provider -> ranges(provider, made -> {}));
        }
        ranges(new TrainingConfig(), made -> {});
    }

    private static void ranges(Object provider, Consumer<Record> make) {
        if (!(provider instanceof Record record)) {
            return;
        }
        for (Map.Entry<String, RecordComponent> each :
                RecordReflection.components(record.getClass()).entrySet()) {
            RecordComponent component = each.getValue();
            Setting setting = component.getAnnotation(Setting.class);
            if (setting == null || setting.range().isEmpty() || component.getType() == List.class) {
                continue;
            }
            String key = each.getKey();
            boolean whole = component.getType() == int.class || component.getType() == long.class;
            for (String beyond : beyond(setting.range(), whole)) {
                assertThat(catchThrowable(
                                () -> make.accept(Settings.of(key, beyond).applyTo(record))))
                        .as("%s %s=%s", record.getClass().getSimpleName(), key, beyond)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** Values just outside: of {@code 1 to 64}, 0 and 65. */
    private static List<String> beyond(String range, boolean whole) {
        List<String> values = new ArrayList<>();
        double step = whole ? 1 : 1e-6;
        Matcher ends = Pattern.compile("([0-9.]+) to ([0-9.]+)").matcher(range);
        if (ends.matches()) {
            values.add(text(Double.parseDouble(ends.group(1)) - step, whole));
            values.add(text(Double.parseDouble(ends.group(2)) + step, whole));
            return values;
        }
        for (String part : range.split(", ")) {
            double end = Double.parseDouble(part.replaceAll("[^0-9.]", ""));
            if (part.startsWith("at least")) {
                values.add(text(end - step, whole));
            } else if (part.startsWith("at most")) {
                values.add(text(end + step, whole));
            } else if (part.startsWith("above") || part.startsWith("below")) {
                values.add(text(end, whole));
            }
        }
        return values;
    }

    private static String text(double value, boolean whole) {
        return whole
                ? Long.toString(Math.round(value))
                : BigDecimal.valueOf(value).toPlainString();
    }

    private void compare(String kind, Named provider) {
        String heading = kind + " `" + provider.name() + "`";
        assertThat(table(heading))
                .as(provider.name())
                .isEqualTo(Settings.from((Record) provider).asMap());
        if (SettingInfo.of((Record) provider).stream()
                .anyMatch(setting -> !setting.meaning().isEmpty())) {
            explains(heading, (Record) provider);
        }
    }

    /** Key and default of each row of a section's table. */
    private Map<String, String> table(String heading) {
        Matcher rows =
                Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| `([^`]+)` \\|").matcher(section(heading));
        Map<String, String> table = new TreeMap<>();
        rows.results().forEach(row -> table.put(row.group(1), row.group(2)));
        return table;
    }

    private String section(String heading) {
        int begin = page.indexOf("\n## " + heading + "\n");
        assertThat(begin).as("heading " + heading).isNotNegative();
        int end = page.indexOf("\n## ", begin + 4);
        return page.substring(begin, end < 0 ? page.length() : end);
    }
}
