package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interval in steps or in seconds; the other one is 0.
 *
 * @param steps between
 * @param seconds between
 */
public record Interval(long steps, long seconds) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smh]?)");

    /** Reads {@code 500} (steps), {@code 30s}, {@code 5m} or {@code 2h}. */
    public static Interval parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidInputException(
                    "how often checkpoints are written is a number of steps, as in 500, or a time,"
                            + " as in 30s, 5m or 2h, not \"" + text + "\"");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> new Interval(0, number);
            case "m" -> new Interval(0, 60 * number);
            case "h" -> new Interval(0, 3600 * number);
            default -> new Interval(number, 0);
        };
    }

    /**
     * Whether it is time again.
     *
     * @param step just taken
     * @param since seconds since the last time
     */
    boolean due(long step, double since) {
        return steps > 0 ? step % steps == 0 : since >= seconds;
    }
}
