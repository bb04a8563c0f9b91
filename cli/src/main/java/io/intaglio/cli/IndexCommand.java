package io.intaglio.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Finds pictures by their vectors. */
@Command(
        name = "index",
        description = "Find similar pictures by the vectors that a plate computes from them.",
        subcommands = {IndexBuildCommand.class, IndexQueryCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio index build digits.plate --data idx:mnist -o digits.index",
            "  intaglio index query digits.index digits.plate three.png --count 10"
        })
final class IndexCommand implements Callable<Integer> {

    @ParentCommand
    private IntaglioCommand parent;

    @Spec
    private CommandSpec spec;

    IntaglioCommand intaglio() {
        return parent;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandRunner.USAGE;
    }
}
