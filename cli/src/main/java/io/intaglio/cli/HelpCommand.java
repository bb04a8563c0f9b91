package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command; picocli's own command knows only the first level of commands. */
@Command(
        name = "help",
        description = "Show the help of a command.",
        helpCommand = true,
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio help train", "  intaglio help index build"})
final class HelpCommand implements Runnable {

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command, and a command below it, for example: help index build.")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = spec.parent().commandLine();
        for (String name : names) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw noCommand(command, name);
            }
            command = below;
        }
        command.usage(spec.commandLine().getOut());
    }

    private ParameterException noCommand(CommandLine above, String name) {
        String sentence = above.getSubcommands().isEmpty()
                ? above.getCommandName() + " has no commands below it, so there is no \"" + name + "\""
                : Misuse.noCommand(above.getCommandSpec(), name).sentence();
        return new ParameterException(spec.commandLine(), sentence, new InvalidInputException(sentence));
    }
}
