package io.intaglio.config;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A closed interval of numbers, written {@code 5..55}; a single number {@code 25} is the interval of that number alone.
 *
 * @param min the smallest value
 * @param max the largest value, at least {@code min}
 * @since 0.1
 */
public record Range(double min, double max) {

    public Range {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new InvalidInputException(
                    "a range runs from its smaller to its larger number, as in 5..55, not " + min + ".." + max);
        }
        min += 0.0; // -0.0 is written as 0, and must be equal to what is read again
        max += 0.0;
    }

    /** Returns the interval that contains only the given number. */
    public static Range of(double value) {
        return new Range(value, value);
    }

    /**
     * Reads {@code 25} or {@code 5..55}.
     *
     * @throws InvalidInputException if the text is neither
     */
    public static Range parse(String text) {
        int dots = text.indexOf("..");
        try {
            return dots < 0
                    ? of(Double.parseDouble(text.strip()))
                    : new Range(
                            Double.parseDouble(text.substring(0, dots).strip()),
                            Double.parseDouble(text.substring(dots + 2).strip()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("a range is written as a number or as in 5..55, not \"" + text + "\"", e);
        }
    }

    /** Returns the number if the interval contains only one. */
    public OptionalDouble single() {
        return min == max ? OptionalDouble.of(min) : OptionalDouble.empty();
    }

    /** Returns the value at a fraction of the interval: {@code min} at 0 and {@code max} at 1. */
    public double at(double fraction) {
        return min + fraction * (max - min);
    }

    /**
     * Checks that the interval lies within {@code [least, most]}.
     *
     * @param key of the setting, for the message
     * @throws InvalidInputException if it does not
     */
    public void checkWithin(String key, double least, double most) {
        if (min < least || max > most) {
            throw new InvalidInputException(
                    key + " must be between " + number(least) + " and " + number(most) + ", not " + this);
        }
    }

    @Override
    public String toString() {
        return min == max ? number(min) : number(min) + ".." + number(max);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : Double.toString(value);
    }
}
