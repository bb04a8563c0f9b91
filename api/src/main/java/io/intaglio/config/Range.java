package io.intaglio.config;

import java.util.Locale;

/**
 * A closed interval of numbers, written {@code 5..55}; a single number {@code 25} is the interval of that number alone.
 *
 * @param min the smallest value
 * @param max the largest value, at least {@code min}
 */
public record Range(double min, double max) {

    public Range {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new InvalidInputException(
                    "a range runs from its smaller to its larger number, as in 5..55, not " + min + ".." + max);
        }
    }

    /** The interval of one number. */
    public static Range of(double value) {
        return new Range(value, value);
    }

    /** Reads {@code 25} or {@code 5..55}. */
    public static Range parse(String text) {
        int dots = text.indexOf("..");
        return dots < 0
                ? of(Double.parseDouble(text.strip()))
                : new Range(
                        Double.parseDouble(text.substring(0, dots).strip()),
                        Double.parseDouble(text.substring(dots + 2).strip()));
    }

    /** The value at a fraction of the way, {@code min} at 0 and {@code max} at 1. */
    public double at(double fraction) {
        return min + fraction * (max - min);
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
