package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.data.Source;
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
@Command(name = "fit", description = "Fit a further task to a copy of a plate; the weights stay as they are.")
final class FitCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Parameters(index = "0", paramLabel = "TASK", description = "What for; \"intaglio list tasks\" names all.")
    private String task;

    @Parameters(index = "1", paramLabel = "PLATE", description = HelpText.PLATE)
    private String plate;

    @Option(names = "--data", required = true, paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(names = "--out", required = true, paramLabel = "FILE.plate", description = "Where the copy goes.")
    private Path out;

    @Inject
    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new Outputs().reads(plate, "the plate").reads(data, "the data").plate(out);
        try (Intaglio intaglio = parent.open();
                Source source = intaglio.source(data)) {
            Plate read = intaglio.plate(plate);
            intaglio.fit(read, task, settings.settings(), source).write(out);
            console.say("wrote %s, fitted for %s", out, task);
            return CommandRunner.DONE;
        }
    }
}
