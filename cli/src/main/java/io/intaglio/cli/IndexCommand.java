package io.intaglio.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Finds pictures by their vectors. */
@Command(
        name = "index",
        description = "Find pictures that are like another one, by the vectors that a plate makes of them.",
        subcommands = {IndexBuildCommand.class, IndexQueryCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio index build digits.plate --data idx:mnist -o digits.index",
            "  intaglio index query digits.index digits.plate three.png --count 10"
        })
final class IndexCommand implements Runnable {

    @ParentCommand
    private IntaglioCommand parent;

    @Spec
    private CommandSpec spec;

    IntaglioCommand intaglio() {
        return parent;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command of index: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
