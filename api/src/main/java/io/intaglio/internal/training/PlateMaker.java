package io.intaglio.internal.training;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.internal.plugins.PluginContext;
import io.intaglio.network.Architecture;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.Engine;
import io.intaglio.spi.Providers;
import io.intaglio.task.TaskState;
import io.intaglio.train.TrainingResult;
import java.io.IOException;

/** Builds the plate from the results of a training. */
public final class PlateMaker {

    private PlateMaker() {}

    /** What is known before the first step. */
    static Card card(TrainingSetup setup, TrainingRequest request, Engine engine) {
        ResolvedSettings resolution = setup.resolution();
        Card card = Card.of(resolution.architecture(), setup.architecture())
                .trainedFor(resolution.task().name(), Providers.settings(resolution.task()))
                .with(Settings.from(resolution.config()).prefixed("train"))
                .with(Settings.of("seed", resolution.config().seed()))
                .with(engine.about().prefixed("engine"))
                .withJars(PluginContext.jar(resolution.architecture()), PluginContext.jar(resolution.task()))
                .with(data(request, setup));
        if (setup.architecture().labels() || setup.task().choosesClass()) {
            card = card.withClasses(request.data.classes());
        }
        if (request.start != null) {
            card = card.with(request.start.card());
        }
        return request.every == null ? card : card.with(Settings.of("checkpoint.every", request.every));
    }

    /** @param secondsBefore that the training took before it was resumed */
    static Plate make(
            Card begun,
            Architecture architecture,
            TrainingResult trained,
            long secondsBefore,
            TaskState state,
            HeldOutSummary summary)
            throws IOException {
        long seconds = secondsBefore + Math.round(trained.report().seconds());
        Card card = begun.trainedDuring(trained.report().steps(), seconds)
                .with(summary.metrics().prefixed("metric"))
                .with(summary.judgedBy());
        Plate plate = Plate.of(card, architecture, trained.weights())
                .withState(card.task().orElseThrow(), state);
        byte[] preview = summary.preview().png();
        return preview.length == 0 ? plate : plate.withPreview(preview);
    }

    private static Settings data(TrainingRequest request, TrainingSetup setup) {
        Source data = setup.examples().train();
        Settings settings = Settings.of("data.count", data.size())
                .with("data.digest", data.digest())
                .with("data.channels", setup.examples().channels().image());
        if (setup.examples().channels().partner() != setup.examples().channels().image()) {
            settings = settings.with(
                    "data.partner-channels", setup.examples().channels().partner());
        }
        settings = named(settings, "data.name", request.dataName);
        if (request.validation != null) {
            settings = named(settings, "data.validation", request.validationName)
                    .with("data.validation-count", request.validation.size())
                    .with("data.validation-digest", request.validation.digest());
        }
        if (request.size != null) {
            settings = settings.with("data.size", request.size.toString());
        }
        return request.strict ? settings.with("data.strict", true) : settings;
    }

    /** Adds a name, without control characters, unless it is blank. */
    static Settings named(Settings settings, String key, String name) {
        return name.isBlank() ? settings : settings.with(key, name.replaceAll("\\p{Cntrl}", " "));
    }
}
