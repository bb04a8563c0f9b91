package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
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
            BaselineProvider baseline = known.get(comma < 0 ? text : text.substring(0, comma));
            chosen.put(text, comma < 0 ? baseline : set(baseline, text.substring(comma + 1)));
        }
        return chosen;
    }

    private static BaselineProvider set(BaselineProvider baseline, String settings) {
        if (baseline instanceof Record record) {
            return (BaselineProvider)
                    Settings.parse(settings.replace(',', '\n')).applyTo(record);
        }
        throw new InvalidInputException("the baseline \"" + baseline.name() + "\" has no settings; name it alone");
    }
}
