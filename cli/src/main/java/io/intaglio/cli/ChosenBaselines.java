package io.intaglio.cli;

import io.intaglio.config.Settings;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Providers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods as a command line names them: {@code NAME} or {@code NAME,KEY=VALUE,...}. */
final class ChosenBaselines {

    private ChosenBaselines() {}

    /** By what was typed, so that one method may stand there with several settings. */
    static Map<String, BaselineProvider> of(Providers<BaselineProvider> known, List<String> typed) {
        Map<String, BaselineProvider> chosen = new LinkedHashMap<>();
        for (String text : typed) {
            int comma = text.indexOf(',');
            String name = comma < 0 ? text : text.substring(0, comma);
            String settings = comma < 0 ? "" : text.substring(comma + 1).replace(',', '\n');
            chosen.put(text, known.get(name, Settings.parse(settings)));
        }
        return chosen;
    }
}
