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
                Source source = intaglio.source(data);
                Model model = intaglio.open(read)) {
            Evaluation evaluation = evaluate(model, source);
            console.print("%s", json ? EvaluationText.json(evaluation) : EvaluationText.table(evaluation));
            if (evaluation.skipped() > 0) {
                console.say("intaglio: %d images could not be read", evaluation.skipped());
                return CommandRunner.FAILED;
            }
            return CommandRunner.DONE;
        }
    }

    private Evaluation evaluate(Model model, Source source) throws IOException {
        if (!console.terminal()) {
            return model.evaluate(source, Settings.empty(), seed, EvaluationListener.NONE);
        }
        try (ProgressBar bar = ProgressBarView.bar(console, "evaluating", "image", source.size())) {
            return model.evaluate(
                    source, Settings.empty(), seed, (index, total, row, pictures) -> bar.stepTo(index + 1));
        }
    }
}
