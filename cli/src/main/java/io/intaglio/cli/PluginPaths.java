package io.intaglio.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Collects {@code --plugin-path} before and after the command: for picocli these are options of two commands, of which
 * the second would replace what the first was given.
 */
final class PluginPaths implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        if (arguments.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--plugin-path takes a jar, or a folder that holds a jar and its libraries");
        }
        String typed = arguments.pop();
        List<Path> paths = option.getValue();
        try {
            paths.add(Path.of(typed));
        } catch (InvalidPathException e) {
            throw new ParameterException(command.commandLine(), "\"" + typed + "\" is no path: " + e.getReason(), e);
        }
    }
}
