package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Evaluation;
import io.intaglio.EvaluationListener;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures a plate beside the classical methods. */
@Command(name = "evaluate", description = "Measure a plate on data, beside the classical methods.")
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Parameters(index = "0", paramLabel = "PLATE", description = "The plate.")
    private Path plate;

    @Option(names = "--data", required = true, paramLabel = "SOURCE", description = SourceText.DATA)
    private String data;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of the degradation.")
    private long seed;

    @Option(names = "--json", description = "Write JSON to the standard output.")
    private boolean json;

    @Mixin
    private MemoryOption memory;

    @Inject
    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Plate read = Plate.read(plate);
        try (Intaglio intaglio = parent.open(memory.bytes());
                Source source = intaglio.source(data)) {
            return evaluate(intaglio, read, source);
        }
    }

    private int evaluate(Intaglio intaglio, Plate read, Source source) throws IOException {
        TaskOverrides changed = TaskOverrides.of(intaglio.tasks(), read.card().task(), settings.settings());
        try (Model model = changed.open(intaglio, read)) {
            Evaluation evaluation = evaluate(model, source, changed.options());
            console.print("%s", json ? EvaluationText.json(evaluation) : EvaluationText.table(evaluation));
            if (evaluation.skipped() > 0) {
                console.say("intaglio: %d images could not be read", evaluation.skipped());
                return CommandRunner.FAILED;
            }
            return CommandRunner.DONE;
        }
    }

    private Evaluation evaluate(Model model, Source source, Settings options) throws IOException {
        if (!console.terminal()) {
            return model.evaluate(source, options, seed, EvaluationListener.NONE);
        }
        try (ProgressBar bar = ProgressBarView.bar(console, "evaluating", "image", source.size())) {
            return model.evaluate(source, options, seed, (index, total, row, pictures) -> bar.stepTo(index + 1));
        }
    }
}
