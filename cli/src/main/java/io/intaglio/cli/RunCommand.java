package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.plate.Plate;
import io.intaglio.task.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a plate on pictures. */
@Command(name = "run", description = "Run a plate on pictures.")
final class RunCommand implements Callable<Integer> {

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

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Pictures, or folders of them (with their sub-folders).")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "OUTPUT",
            description = "A picture for one picture; a folder for a folder or several pictures.")
    private Path out;

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description =
                    "For restoring: a picture that is white where to fill in and black where all is known; or a folder"
                            + " of them, one for each picture, by name.")
    private Path mask;

    @Option(names = "--task", paramLabel = "T", description = "Another task than the one that it was trained for.")
    private String task;

    @Mixin
    private MemoryOption memory;

    @Mixin
    private SelfEnsembleOption ensemble;

    @Option(
            names = "--compare",
            description = "Write before and after side by side, too: NAME.compare.png beside the result.")
    private boolean compare;

    @Option(
            names = "--strip-metadata",
            description =
                    "Leave out what a picture's file says besides its pixels and their colours: EXIF, XMP, IPTC, texts,"
                            + " resolution.")
    private boolean stripMetadata;

    @Inject
    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings options = options();
        RunPlan plan = RunPlan.of(inputs, out);
        Masks masks = mask == null ? null : new Masks(mask);
        if (mask != null) {
            plan.checkSpares(mask);
        }
        if (compare) {
            plan.checkComparisons();
        }
        int code = run(plan, options, masks);
        if (code == CommandRunner.DONE) {
            ClassArchive.makeIfWanted();
        }
        return code;
    }

    private int run(RunPlan plan, Settings options, Masks masks) throws IOException {
        try (Intaglio intaglio = parent.open(memory.bytes())) {
            Plate read = intaglio.plate(plate);
            plan.checkWritable(compare);
            try (Model model = task == null ? intaglio.open(read) : intaglio.open(read, task)) {
                model.check(options, mask == null ? Set.of() : Set.of(Inputs.MASK));
                return new RunJob(console, ensemble.of(model), options, masks, compare, parent.verbose())
                        .strippingMetadata(stripMetadata)
                        .run(plan, onePass(intaglio));
            }
        }
    }

    /** Within a limit of memory; and on a GPU, whose memory several passes would share, and get no more done. */
    private boolean onePass(Intaglio intaglio) {
        return memory.bytes() > 0 || !intaglio.engine().device().cpu();
    }

    /** A run has settings of one kind only, so the prefix may be left out or written. */
    private Settings options() {
        Settings given = settings.settings();
        for (String key : given.under("task").keys()) {
            if (given.get(key) != null) {
                throw new InvalidInputException("--set " + key + " is given twice, with its prefix (task." + key
                        + ") and without; give it once");
            }
        }
        return given.keep(key -> !key.startsWith("task.")).with(given.under("task"));
    }
}
