package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fits a further task to a plate. */
@Command(
        name = "fit",
        description = "Fit another task to a copy of a plate, without changing the weights.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio fit reconstruct digits.plate --data demo:digits --out fitted.plate"})
final class FitCommand implements Callable<Integer> {

    /** For a step of a training; what else a fitting does may end in the middle. */
    private static final int PATIENCE_SECONDS = 15;

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Parameters(
            index = "0",
            paramLabel = "TASK",
            completionCandidates = InstalledNames.Tasks.class,
            description = "The task; \"intaglio list tasks\" lists all.")
    private String task;

    @Parameters(
            index = "1",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = HelpText.PLATE)
    private String plate;

    @Option(names = "--data", required = true, paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(names = "--out", required = true, paramLabel = "FILE.plate", description = "File for the copy.")
    private Path out;

    @Mixin
    private ForceOption force;

    @Inject
    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new Outputs().reads(plate, "the plate").reads(data, "the data").plate(out);
        force.check(out, "--out");
        try (Intaglio intaglio = parent.open();
                NamedFailures source = new NamedFailures(intaglio.source(data), console);
                // A process that ends during a step of a training crashes in the engine's library.
                Interruption interruption = new Interruption(console, "nothing is written", PATIENCE_SECONDS)) {
            int code = interruption.during(() -> fit(intaglio, source, interruption));
            return code == CommandRunner.DONE ? source.code() : code;
        }
    }

    private void fit(Intaglio intaglio, NamedFailures source, Interruption interruption) throws IOException {
        Plate read = intaglio.plate(plate);
        Plate fitted = intaglio.fit(
                read,
                task,
                settings.settings(),
                source,
                ActivityProgress.on(console, System::nanoTime, interruption::requested));
        console.status().end();
        if (!interruption.requested()) {
            fitted.write(out);
            console.say("wrote %s, fitted for %s", out, task);
            limits(read.card(), !fitted.state(task).entries().isEmpty());
        }
    }

    /**
     * Says what fitting cannot do: the weights know what they learned, whatever a card says.
     *
     * @param found whether something was fitted to the weights as they are
     */
    private void limits(Card card, boolean found) {
        String learned = card.task().orElse("another task");
        if (!learned.equals(task)) {
            if (found) {
                return;
            }
            console.say(
                    "note: these weights learned %s and never %s, and fitting changes no weight; for one that learns "
                            + "%s:"
                            + " intaglio train %s --data %s --out FILE.plate",
                    learned, task, task, task, data);
            return;
        }
        settings.settings().asMap().forEach((key, value) -> {
            String bare = key.startsWith("task.") ? key.substring("task.".length()) : key;
            String before = card.taskSettings().get(bare);
            if (before != null && !before.equals(value)) {
                console.say(
                        "note: these weights learned %s with %s=%s, and fitting changes no weight; %s=%s is on the "
                                + "card alone",
                        task, bare, before, bare, value);
            }
        });
    }
}
