package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.text.DataDiagnosisText;
import io.intaglio.cli.text.PlateDiagnosisText;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.diagnosis.CodePlan;
import io.intaglio.diagnosis.DataDiagnosis;
import io.intaglio.diagnosis.PlateDiagnosis;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Diagnoses this machine, data before a training, or a plate after it. */
@Command(
        name = "doctor",
        description = {
            "Check this machine: Java, engines and their natives, devices, memory.",
            "With --data, examine data before a training instead, and predict the use of a variational code.",
            "With a plate and data, examine its code: inactive numbers, holes, overfitting."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio doctor",
            "  intaglio doctor --data idx:mnist/ --set latent=32 --set beta=4",
            "  intaglio doctor digits.plate --data idx:mnist/ --val idx:mnist/,test"
        })
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = HelpText.PLATE)
    private String plate;

    @Option(names = "--data", paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(
            names = "--val",
            paramLabel = "SOURCE",
            description = "With a plate: data for comparison that the plate was not trained on.")
    private String other;

    @Option(names = "--json", description = "Write JSON to the standard output.")
    private boolean json;

    @Inject
    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        boolean options = json || other != null || !settings.settings().asMap().isEmpty();
        if (data == null && (plate != null || options)) {
            throw new InvalidInputException(
                    plate != null
                            ? "what became of a plate's code shows in images: give some, --data SOURCE"
                            : "--json, --val and --set go with data to look at: --data SOURCE");
        }
        if (data == null) {
            return new MachineCheck(console, parent).run();
        }
        return plate == null ? data() : plate();
    }

    private int data() throws IOException {
        if (other != null) {
            throw new InvalidInputException(
                    "--val goes with a plate: intaglio doctor PLATE --data SOURCE --val SOURCE");
        }
        CodePlan plan = settings.settings().applyTo(new CodePlan());
        try (Intaglio intaglio = parent.open();
                Source source = intaglio.source(data)) {
            DataDiagnosis found = examined(source, plan);
            console.print("%s", json ? DataDiagnosisText.json(data, found) : DataDiagnosisText.of(data, found));
            return found.unreadable() == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
        }
    }

    private int plate() throws IOException {
        if (!settings.settings().asMap().isEmpty()) {
            throw new InvalidInputException("--set goes with data alone; a plate has its settings");
        }
        try (Intaglio intaglio = parent.open();
                NamedFailures source = new NamedFailures(intaglio.source(data), console);
                NamedFailures beside = new NamedFailures(intaglio.source(other == null ? data : other), console);
                Model model = intaglio.open(intaglio.plate(plate))) {
            PlateDiagnosis found = examined(model, source, other == null ? Optional.empty() : Optional.of(beside));
            console.print("%s", json ? PlateDiagnosisText.json(found) : PlateDiagnosisText.of(found));
            return Math.max(source.code(), beside.code());
        }
    }

    private PlateDiagnosis examined(Model model, Source source, Optional<Source> beside) throws IOException {
        long images = source.size() + beside.map(Source::size).orElse(0L);
        try (BulkProgress progress = BulkProgress.of(console, "looking", "image", images)) {
            return PlateDiagnosis.of(model.autoencoder(), source, beside, progress::done);
        }
    }

    private DataDiagnosis examined(Source source, CodePlan plan) throws IOException {
        try (BulkProgress progress = BulkProgress.of(console, "looking", "image", source.size())) {
            return DataDiagnosis.of(source, plan, progress::done);
        }
    }
}
