package io.intaglio.internal.training;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.train.TrainingListener;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The options of a training set so far. */
public final class TrainingRequest {

    private final TrainingLog log = new TrainingLog();

    public Source data;
    public String dataName = "";
    public Source validation;
    public String validationName = "";
    public String architecture;
    /** The architecture as an object, where it was given as one. */
    public ArchitectureProvider given;

    public Settings recalled = Settings.empty();
    public Settings file = Settings.empty();
    public Settings single = Settings.empty();
    public DataProfile.Size size;
    public int channels;
    public int partnerChannels;
    public TrainingListener listener = log;
    public boolean strict;
    public Resumption resumption;
    public WarmStart start;
    public boolean changedData;
    public String every;
    public Path checkpoints;
    public Consumer<String> warnings = log::warn;
    public Consumer<String> notes = log::note;

    /** Returns whether the budget is in minutes, which count from now on. */
    public boolean minutes() {
        return Stream.of(file, single)
                .flatMap(settings -> settings.keys().stream())
                .anyMatch(key -> key.equals("minutes") || key.equals("train.minutes"));
    }
}
