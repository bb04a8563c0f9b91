package io.intaglio;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.Engine;
import io.intaglio.task.TaskState;
import io.intaglio.train.Trained;
import java.io.IOException;

/** Puts together what a training gave. */
final class PlateMaker {

    private PlateMaker() {}

    static Plate make(
            Preparation preparation,
            TrainingRequest request,
            Engine engine,
            Trained trained,
            TaskState state,
            Judgement judgement)
            throws IOException {
        Resolution resolution = preparation.resolution();
        String task = resolution.task().name();
        Card card = Card.of(resolution.architecture(), preparation.architecture())
                .trainedFor(task, Resolution.of(resolution.task()))
                .with(Settings.from(resolution.config()).prefixed("train"))
                .with(Settings.of("seed", resolution.config().seed()))
                .with(engine.about().prefixed("engine"))
                .with(data(request.dataName, preparation.train()))
                .with(Settings.of("trained.steps", trained.report().steps())
                        .with("trained.seconds", Math.round(trained.report().seconds())))
                .with(judgement.metrics().prefixed("metric"));
        Plate plate = Plate.of(card, trained.weights()).withState(task, state);
        byte[] preview = judgement.preview().png();
        return preview.length == 0 ? plate : plate.withPreview(preview);
    }

    private static Settings data(String name, Source data) {
        Settings settings = Settings.of("data.count", data.size()).with("data.digest", data.digest());
        return name.isBlank() ? settings : settings.with("data.name", name.replaceAll("\\p{Cntrl}", " "));
    }
}
