package io.intaglio.metric;

import io.intaglio.config.InvalidInputException;
import java.util.Locale;

/**
 * A measured value and what is needed to show and compare it.
 *
 * @param value finite
 * @param unit the unit, for example {@code dB}; empty if there is none
 * @param digits number of digits after the decimal point
 * @param lowerIsBetter whether a smaller value is better, as for an error
 * @since 0.1
 */
public record Figure(double value, String unit, int digits, boolean lowerIsBetter) {

    public Figure {
        if (digits < 0 || digits > 9) {
            throw new InvalidInputException("a figure is shown with 0 to 9 digits, not " + digits);
        }
    }

    /** Returns a figure without unit, shown with four digits, for which higher is better. */
    public static Figure of(double value) {
        return higherIsBetter(value, "", 4);
    }

    /**
     * Returns a figure for which higher is better, for example an accuracy.
     *
     * @param unit the unit; empty if there is none
     * @param digits number of digits after the decimal point
     */
    public static Figure higherIsBetter(double value, String unit, int digits) {
        return new Figure(value, unit, digits, false);
    }

    /**
     * Returns a figure for which lower is better, for example an error.
     *
     * @param unit the unit; empty if there is none
     * @param digits number of digits after the decimal point
     */
    public static Figure lowerIsBetter(double value, String unit, int digits) {
        return new Figure(value, unit, digits, true);
    }

    /** Returns a figure of the same kind with another value. */
    public Figure at(double other) {
        return new Figure(other, unit, digits, lowerIsBetter);
    }

    /** Returns the value with its number of digits, without the unit. */
    public String text() {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Returns the value as a loss: the smaller, the better. */
    public double loss() {
        return lowerIsBetter ? value : -value;
    }
}
