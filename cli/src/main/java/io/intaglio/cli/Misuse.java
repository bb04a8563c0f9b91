package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/**
 * A command line that is not understood.
 *
 * @param sentence says why, and what was meant perhaps
 */
record Misuse(String sentence) {

    /** What picocli says of a value that is none of a list. */
    private static final Pattern ONE_OF =
            Pattern.compile("Invalid value for .*: expected one of \\[(.*)\\].* but was '(.*)'", Pattern.DOTALL);

    private static final String NOTHING_BEHIND = "Missing required parameter for option";

    private static final Pattern NO_VALUE =
            Pattern.compile("Expected parameter for .* but found '(.*)'", Pattern.DOTALL);

    static Misuse of(ParameterException e) {
        if (e.getCause() instanceof InvalidInputException refused) {
            return new Misuse(refused.getMessage());
        }
        String message = String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
        Matcher oneOf = ONE_OF.matcher(message);
        if (oneOf.matches()) {
            List<String> known = List.of(oneOf.group(1).toLowerCase(Locale.ROOT).split(", "));
            return new Misuse("there is no \"" + oneOf.group(2) + "\" here; " + Suggestion.of(oneOf.group(2), known)
                    + "there are: " + String.join(", ", known));
        }
        ArgSpec argument = e.getArgSpec();
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new Misuse(missing.getMissing().stream()
                    .map(each -> missing(each, message))
                    .collect(Collectors.joining("; ")));
        }
        if (e instanceof OverwrittenOptionException twice) {
            return new Misuse(name(twice.getOverwritten()) + " is given more than once; give it once");
        }
        return argument != null && isNumber(argument) && e.getValue() != null
                ? new Misuse(number(argument, e.getValue()))
                : new Misuse(message);
    }

    /** What to say where an argument that must be there is not, or has no value. */
    private static String missing(ArgSpec argument, String message) {
        Matcher noValue = NO_VALUE.matcher(message);
        if (noValue.matches() || message.startsWith(NOTHING_BEHIND)) {
            return name(argument) + " needs a value, " + usage(argument)
                    + (noValue.matches() ? ", and what follows it is " + noValue.group(1) : "");
        }
        String what = argument.isOption() ? usage(argument) : argument.paramLabel();
        Class<?> type = argument.type();
        return what + " is missing" + (type.isEnum() ? "; it is one of: " + choices(type) : "");
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String usage(ArgSpec argument) {
        return name(argument) + " " + argument.paramLabel();
    }

    private static boolean isNumber(ArgSpec argument) {
        return isReal(argument)
                || List.of(Integer.class, int.class, Long.class, long.class).contains(argument.type());
    }

    private static boolean isReal(ArgSpec argument) {
        return List.of(Double.class, double.class).contains(argument.type());
    }

    private static String number(ArgSpec argument, Object typed) {
        if (isReal(argument)) {
            return name(argument) + " is a number, as in 5 or 0.5, not \"" + typed + "\"";
        }
        boolean large = String.valueOf(typed).matches("[+-]?[0-9]+");
        return name(argument) + " is a whole number" + (large ? ", and a smaller one than " + typed : "")
                + (large ? "" : ", not \"" + typed + "\"");
    }

    /** What to say of a command that there is not. */
    static Misuse noCommand(CommandSpec above, String word) {
        List<String> known = List.copyOf(above.subcommands().keySet());
        return new Misuse("there is no command \"" + word + "\"; " + Suggestion.of(word, known) + "there are: "
                + String.join(", ", known));
    }
}
