package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --set key=value}, as often as one likes. */
final class SettingOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting, as in sigma=25; may be repeated. If both the task and the training have it, "
                    + "write task. or train. before it.")
    private List<String> settings = new ArrayList<>();

    Settings settings() {
        Settings all = Settings.empty();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException("--set takes KEY=VALUE, as in --set sigma=25, not \"" + setting + "\"");
            }
            String key = setting.substring(0, equals).strip();
            if (all.get(key) != null) {
                throw new InvalidInputException("--set " + key + " is given twice; give it once");
            }
            all = all.with(key, setting.substring(equals + 1).strip());
        }
        return all;
    }
}
