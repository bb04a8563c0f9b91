package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a plate smaller. */
@Command(
        name = "pack",
        description = "Write a smaller copy of a plate or checkpoint, without the data for training.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio pack denoiser.plate --half --out small.plate"})
final class PackCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Parameters(paramLabel = "PLATE", completionCandidates = InstalledNames.Plates.class, description = HelpText.PLATE)
    private String plate;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.plate",
            description = "File for the copy.")
    private Path out;

    @Option(names = "--half", description = "Store the weights with 16 bits instead of 32: half the size.")
    private boolean half;

    @Mixin
    private ForceOption force;

    @Inject
    PackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new Outputs().reads(plate, "the plate").plate(out);
        force.check(out, "--out");
        try (Intaglio intaglio = parent.open()) {
            Plate read = intaglio.plate(plate);
            Plate packed = half ? read.half() : read.withoutCheckpoint();
            packed.write(out);
            console.say("wrote %s, %.1f MB", out, Files.size(out) / 1e6);
            return CommandRunner.DONE;
        }
    }
}
