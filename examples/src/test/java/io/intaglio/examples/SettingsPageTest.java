package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.spi.Named;
import io.intaglio.task.Preset;
import io.intaglio.train.TrainingConfig;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
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
    void damages() {
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.damages().all().forEach(damage -> compare("Damage", damage));
        }
    }

    @Test
    void training() {
        assertThat(table("Training"))
                .isEqualTo(Settings.from(new TrainingConfig()).asMap());
    }

    private void compare(String kind, Named provider) {
        assertThat(table(kind + " `" + provider.name() + "`"))
                .as(provider.name())
                .isEqualTo(Settings.from((Record) provider).asMap());
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
