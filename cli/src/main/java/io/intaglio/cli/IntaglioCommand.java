package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.spi.EngineOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above the commands; it holds what they share. */
@Command(
        name = "intaglio",
        description = {
            "Trains image autoencoders and runs them: one trained plate, many tasks.",
            "Begin with: intaglio quickstart"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            TrainCommand.class,
            RunCommand.class,
            GenerateCommand.class,
            MapCommand.class,
            ExplainCommand.class,
            IndexCommand.class,
            FitCommand.class,
            PackCommand.class,
            EvaluateCommand.class,
            CompressCommand.class,
            RateCommand.class,
            DecompressCommand.class,
            InfoCommand.class,
            DescribeCommand.class,
            ListCommand.class,
            DoctorCommand.class,
            QuickstartCommand.class,
            HelpCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio run denoise photo.jpg -o clean.png",
            "  intaglio train denoise --data photos/ --minutes 30 --out denoiser.plate",
            "  intaglio evaluate denoiser.plate --data other-photos/",
            "  intaglio help train"
        })
final class IntaglioCommand implements Callable<Integer> {

    /** Read when the pool is first used; before that nothing here uses it. */
    private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private final IntaglioFactory opening;
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--plugin-path",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            parameterConsumer = PluginPaths.class,
            description = "A plug-in: a jar with further architectures, tasks, sources ..., or a folder with such "
                    + "a jar and its libraries; may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = InstalledNames.Engines.class,
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "The engine that computes (auto: the installed engine with the lowest rank).")
    private String engine;

    @Option(
            names = "--device",
            paramLabel = "D",
            completionCandidates = InstalledNames.Devices.class,
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "auto, cpu, gpu, gpu:N or gpu:N,M (auto: the GPU with the most free memory, else the CPU).")
    private String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            scope = ScopeType.INHERIT,
            description = "Number of CPU threads (0: one per processor).")
    private int threads;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print stack traces of errors, and resources of a training at each epoch.")
    private boolean verbose;

    @Inject
    IntaglioCommand(IntaglioFactory opening, Console console) {
        this.opening = opening;
        this.console = console;
    }

    /** Opens it as the common options say. */
    Intaglio open() {
        return open(0);
    }

    /** Opens it as the common options say, with a limit of memory in bytes, or 0. */
    Intaglio open(long maxMemory) {
        if (threads > 0) {
            // Classical methods compute on the common pool, to which the calling thread adds one.
            System.setProperty(COMMON_POOL, Integer.toString(threads - 1));
        }
        Intaglio intaglio = opening.open(
                plugins,
                new EngineOptions()
                        .engine(engine)
                        .device(device)
                        .threads(threads)
                        .maxMemory(maxMemory));
        intaglio.problems().forEach(problem -> console.say("intaglio: left out: %s", problem));
        return intaglio;
    }

    boolean verbose() {
        return verbose;
    }

    /** Shows the help where no command is named; that is no success, so that a script does not go on. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandRunner.USAGE;
    }
}
