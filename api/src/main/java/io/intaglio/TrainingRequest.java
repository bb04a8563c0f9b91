package io.intaglio;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.train.TrainingListener;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was asked of a {@link Training} so far. */
final class TrainingRequest {

    private final TrainingLog log = new TrainingLog();

    Source data;
    String dataName = "";
    Source validation;
    String validationName = "";
    String architecture;
    Settings recalled = Settings.empty();
    Settings file = Settings.empty();
    Settings single = Settings.empty();
    DataProfile.Size size;
    int channels;
    int partnerChannels;
    TrainingListener listener = log;
    boolean strict;
    Resumption resumption;
    boolean changedData;
    String every;
    Path checkpoints;
    Consumer<String> warnings = log::warn;
    Consumer<String> notes = log::note;

    /** Whether minutes were asked for, which count from now on. */
    boolean minutes() {
        return Stream.of(file, single)
                .flatMap(settings -> settings.keys().stream())
                .anyMatch(key -> key.equals("minutes") || key.equals("train.minutes"));
    }
}
