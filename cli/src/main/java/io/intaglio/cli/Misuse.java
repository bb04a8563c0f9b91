package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that is not understood.
 *
 * @param sentence says why, and what was meant perhaps
 */
record Misuse(String sentence) {

    /** What picocli says of a value that is none of a list. */
    private static final Pattern ONE_OF =
            Pattern.compile("Invalid value for .*: expected one of \\[(.*)\\].* but was '(.*)'", Pattern.DOTALL);

    static Misuse of(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(
                    e.getCommandLine().getCommandSpec(),
                    unmatched.getUnmatched().get(0));
        }
        if (e.getCause() instanceof InvalidInputException refused) {
            return new Misuse(refused.getMessage());
        }
        String message = String.valueOf(e.getMessage());
        Matcher oneOf = ONE_OF.matcher(message);
        if (oneOf.matches()) {
            List<String> known = List.of(oneOf.group(1).toLowerCase(Locale.ROOT).split(", "));
            return new Misuse("there is no \"" + oneOf.group(2) + "\" here; " + Suggestion.of(oneOf.group(2), known)
                    + "there are: " + String.join(", ", known));
        }
        return new Misuse(message);
    }

    private static Misuse unmatched(CommandSpec command, String word) {
        if (word.isEmpty()) {
            return new Misuse("a name of a file or folder is empty; give one");
        }
        String name = word.replaceFirst("=.*", "");
        List<String> known = new ArrayList<>(
                name.startsWith("-")
                        ? command.optionsMap().keySet()
                        : command.subcommands().keySet());
        String suggestion = Suggestion.of(name, known).strip();
        return new Misuse("\"" + word + "\" is not understood here" + (suggestion.isEmpty() ? "" : "; " + suggestion));
    }
}
