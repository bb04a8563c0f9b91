package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The arguments of a {@link Runner}.
 *
 * @param quick whether to take few pictures and steps, to test the program and not the quality
 * @param data what to learn from, as {@code Intaglio.source} takes it; empty for the included pictures
 * @param out folder for pictures and numbers
 */
record RunnerArguments(boolean quick, Optional<String> data, Path out) {

    /**
     * Reads the words of a command line.
     *
     * @param program for messages
     * @param folder for results, unless the words name another
     * @throws InvalidInputException for an unknown option, or an option without its value
     */
    static RunnerArguments parse(String program, String folder, String... words) {
        RunnerArguments arguments = new RunnerArguments(false, Optional.empty(), Path.of(folder));
        for (int at = 0; at < words.length; at++) {
            arguments = switch (words[at]) {
                case "--quick" -> new RunnerArguments(true, arguments.data, arguments.out);
                case "--data" ->
                    new RunnerArguments(arguments.quick, Optional.of(value(program, words, ++at)), arguments.out);
                case "--out" ->
                    new RunnerArguments(arguments.quick, arguments.data, Path.of(value(program, words, ++at)));
                default -> throw new InvalidInputException("\"" + words[at] + "\" is no option; " + usage(program));
            };
        }
        return arguments;
    }

    private static String value(String program, String[] words, int at) {
        if (at == words.length) {
            throw new InvalidInputException(words[at - 1] + " takes a value; " + usage(program));
        }
        return words[at];
    }

    private static String usage(String program) {
        return "usage: " + program + " [--quick] [--data SOURCE] [--out FOLDER]";
    }

    /** Returns the data of the arguments; without them, the data for a quick or a full run. */
    String data(String few, String many) {
        return data.orElse(quick ? few : many);
    }

    /** Returns the first number for a quick run, the second for a full one. */
    int choose(int few, int many) {
        return quick ? few : many;
    }
}
