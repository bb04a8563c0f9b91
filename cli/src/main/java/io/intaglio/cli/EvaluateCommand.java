package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.report.HtmlReport;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures a plate beside the classical methods. */
@Command(
        name = "evaluate",
        description = "Evaluate a plate on data, and compare it with classical methods.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio evaluate denoiser.plate --data photos/ --html report.html",
            "  intaglio evaluate denoise --data photos/ --set sigma=15 --baseline bm3d"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Parameters(
            index = "0",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = HelpText.PLATE)
    private String plate;

    @Option(names = "--data", required = true, paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(
            names = "--task",
            paramLabel = "T",
            completionCandidates = InstalledNames.Tasks.class,
            description = "A different task than the one that the plate was trained for.")
    private String task;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of the degradation.")
    private long seed;

    @Option(names = "--json", description = "Write JSON to the standard output.")
    private boolean json;

    @Mixin
    private MemoryOption memory;

    @Mixin
    private SelfEnsembleOption ensemble;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write an HTML page with figures and pictures, the worst pictures first.")
    private Path html;

    @Option(
            names = "--baseline",
            paramLabel = "NAME[,KEY=VALUE...]",
            completionCandidates = InstalledNames.Baselines.class,
            description = "A method for comparison, instead of all suitable ones; may be repeated.")
    private List<String> baselines = List.of();

    @Inject
    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (html != null) {
            new Outputs().reads(plate, "the plate").reads(data, "the data").report(html);
        }
        try (Intaglio intaglio = parent.open(memory.bytes())) {
            // A name that is mistyped is said before anything is loaded.
            Map<String, BaselineProvider> compared = ChosenBaselines.of(intaglio.baselines(), baselines);
            Plate read = intaglio.plate(plate);
            try (Source source = intaglio.source(data)) {
                return evaluate(intaglio, read, source, compared);
            }
        }
    }

    private int evaluate(Intaglio intaglio, Plate read, Source source, Map<String, BaselineProvider> compared)
            throws IOException {
        TaskOverrides changed = TaskOverrides.of(
                intaglio.tasks(), Optional.ofNullable(task).or(read.card()::task), settings.settings());
        try (Model model = changed.open(intaglio, read)) {
            WorstCases worst = new WorstCases(model.task().metrics());
            Evaluation evaluation = evaluate(
                    ensemble.of(model),
                    source,
                    compared,
                    changed.options(),
                    html == null ? EvaluationListener.NONE : worst);
            console.print("%s", json ? EvaluationText.json(evaluation) : EvaluationText.table(evaluation));
            if (html != null) {
                page(read, evaluation, worst).write(html);
                console.say("wrote %s", html);
            }
            if (evaluation.skipped() > 0) {
                console.say(
                        "intaglio: %d %s left out, and the figures are without",
                        evaluation.skipped(), evaluation.skipped() == 1 ? "image was" : "images were");
            }
            return evaluation.skipped() > 0 || !evaluation.failed().isEmpty()
                    ? CommandRunner.FAILED
                    : CommandRunner.DONE;
        }
    }

    private HtmlReport page(Plate read, Evaluation evaluation, WorstCases worst) {
        HtmlReport report = HtmlReport.of("Intaglio: " + Path.of(plate).getFileName() + " on " + data)
                .text(EvaluationText.heading(evaluation))
                .headline(evaluation)
                .evaluation(evaluation)
                .tables(evaluation.tables());
        // A task that measures its answers itself has figures of all of them together alone.
        boolean each =
                evaluation.images().stream().anyMatch(row -> !row.metrics().isEmpty());
        return (each ? report.cases(worst.shown()).images(evaluation) : report).plate(read);
    }

    private Evaluation evaluate(
            Model model,
            Source source,
            Map<String, BaselineProvider> compared,
            Settings options,
            EvaluationListener listener)
            throws IOException {
        try (BulkProgress tally = BulkProgress.of(console, "evaluating", "image", source.size())) {
            EvaluationListener told = telling(listener, tally);
            return compared.isEmpty()
                    ? model.evaluate(source, options, seed, told)
                    : model.evaluate(source, compared, options, seed, told);
        }
    }

    private EvaluationListener telling(EvaluationListener listener, BulkProgress tally) {
        return new EvaluationListener() {
            @Override
            public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
                listener.evaluated(index, total, row, pictures);
                tally.done(index + 1);
            }

            @Override
            public void scored(long index, long total, String name) {
                tally.done(index + 1);
            }

            @Override
            public void skipped(IOException why) {
                console.say("intaglio: %s", Failures.sentence(why));
            }

            @Override
            public void noted(String note) {
                console.say("note: %s", note);
            }

            @Override
            public void baselineFailed(String name, String why) {
                console.say("intaglio: the baseline %s is left out: %s", name, why);
            }
        };
    }
}
