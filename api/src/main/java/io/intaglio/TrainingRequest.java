package io.intaglio;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.train.TrainingListener;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What was asked of a {@link Training} so far. */
final class TrainingRequest {

    Source data;
    String dataName = "";
    Source validation;
    String validationName = "";
    String architecture;
    Settings file = Settings.empty();
    Settings single = Settings.empty();
    Look.Size size;
    int channels;
    int partnerChannels;
    TrainingListener listener = TrainingListener.NONE;
    boolean strict;
    Resumption resumption;
    boolean changedData;
    String every;
    Path checkpoints;
    Consumer<String> warnings = warning -> {};
}
