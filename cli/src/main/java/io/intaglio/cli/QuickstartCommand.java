package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.cli.report.HtmlReport;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.cli.text.Numbers;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.file.OutputLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The first thing to try: everything once, from data that is built in. */
@Command(
        name = "quickstart",
        description =
                "Train a denoiser on built-in pictures, evaluate it and write a report; takes a few " + "minutes.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio quickstart", "  intaglio quickstart --out tour/"})
final class QuickstartCommand implements Callable<Integer> {

    private static final String PICTURES = "pictures";
    private static final String REPORT = "report.html";

    private final Console console;
    private final PlateSaver delivery;
    private final QuickstartPlan plan;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private ForceOption force;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "quickstart",
            description = "Folder for all results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Inject
    QuickstartCommand(Console console, PlateSaver delivery, QuickstartPlan plan) {
        this.console = console;
        this.delivery = delivery;
        this.plan = plan;
    }

    @Override
    public Integer call() throws IOException {
        Path file = out.resolve("denoiser.plate");
        TrainingFiles files = TrainingFiles.of(file).reportAt(out.resolve(REPORT));
        checkFresh(file);
        OutputChecks.folder(out.resolve(PICTURES));
        files.check(new Outputs().plate(file));
        return run(file, files);
    }

    /**
     * Refuses to mix its results with those of an earlier quickstart, unless these are to be replaced: then they go
     * first.
     */
    private void checkFresh(Path file) throws IOException {
        List<Path> earlier = new ArrayList<>(List.of(file, out.resolve(REPORT)));
        if (Files.isDirectory(out.resolve(PICTURES))) {
            try (DirectoryStream<Path> pictures = Files.newDirectoryStream(out.resolve(PICTURES), "[0-9][0-9].png")) {
                pictures.forEach(earlier::add);
            }
        }
        for (Path result : earlier) {
            if (!force.given() && Files.exists(result)) {
                throw new InvalidInputException(
                        "the folder " + out + " holds results of an earlier quickstart, " + result.getFileName()
                                + " for one; name another folder with --out, or replace them with --force");
            }
        }
        for (Path result : earlier.subList(1, earlier.size())) {
            Files.deleteIfExists(result); // the plate stays until there is a better one
        }
    }

    @SuppressWarnings("try") // the lock is only held
    private int run(Path file, TrainingFiles files) throws IOException {
        long begin = System.nanoTime();
        try (Intaglio intaglio = parent.open();
                Source data = intaglio.source(plan.data());
                Source heldOut = intaglio.source(plan.heldOut());
                Interruption interruption = new Interruption(console, "writing what is trained so far");
                // Released before the interruption ends, with which the process ends.
                OutputLock reserved = OutputChecks.reserve(file);
                TrainingRecorder recorder = new TrainingRecorder("Training " + file.getFileName(), files, this::warn)) {
            Training training =
                    plan.training(intaglio, data).warnings(this::warn).notes(this::warn);
            TrainingSession session = new TrainingSession(
                            console, intaglio, training, interruption, recorder, parent.verbose())
                    .withoutAdvice();
            int code = interruption.during(() -> {
                Training.Outcome outcome = session.run(file, delivery).orElseThrow();
                if (!interruption.requested()) {
                    report(intaglio, heldOut, outcome, recorder);
                }
            });
            if (code != CommandRunner.DONE) {
                return code;
            }
        }
        goodbye(file, Numbers.duration((System.nanoTime() - begin) / 1e9));
        return CommandRunner.DONE;
    }

    private void warn(String warning) {
        console.say("intaglio: %s", warning);
    }

    /** What the model does to pictures that it has never seen, in figures and to look at. */
    private void report(Intaglio intaglio, Source heldOut, Training.Outcome outcome, TrainingRecorder recorder)
            throws IOException {
        QuickstartPictures shots = new QuickstartPictures(out.resolve(PICTURES), plan.baseline());
        try (Model model = intaglio.open(outcome.plate())) {
            Evaluation evaluation = model.evaluate(heldOut, Settings.empty(), 0, shots);
            console.print("%s%n", EvaluationText.table(evaluation));
            HtmlReport page = HtmlReport.of("Intaglio quickstart: a denoiser from nothing")
                    .text("Trained on drawn pictures (" + plan.data() + ") with noise of sigma " + plan.sigma()
                            + " on the scale 0 to 255; judged by others that it has never seen (" + plan.heldOut()
                            + ").")
                    .headline(evaluation)
                    .evaluation(evaluation)
                    .pictures(shots.written());
            recorder.onto(page, recorder.ending(outcome.report(), false))
                    .plate(outcome.plate())
                    .write(out.resolve(REPORT));
        }
    }

    private void goodbye(Path file, String time) {
        console.print("Done in %s. Look at %s and %s.", time, out.resolve(REPORT), out.resolve(PICTURES));
        console.print("");
        console.print("Next, clean a photograph of your own, by the plate that comes with Intaglio:");
        console.print("  intaglio run denoise PHOTO.jpg -o CLEAN.png");
        console.print("Or train one on a folder of your own photographs:");
        console.print("  intaglio train denoise --data PHOTOS --minutes 30 --out mine.plate");
        console.print("  intaglio evaluate mine.plate --data OTHER_PHOTOS");
        console.print(
                "(%s learned from drawings alone, and for strong noise, sigma %d:%nphotographs it would blur.)",
                file, plan.sigma());
    }
}
