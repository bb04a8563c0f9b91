package io.intaglio.metric;

import io.intaglio.config.InvalidInputException;
import java.util.Locale;

/**
 * A measured value and what is needed to show and compare it.
 *
 * @param value finite
 * @param unit as it is written behind the value, {@code dB} say; empty where there is none
 * @param digits behind the decimal point
 * @param lowerIsBetter whether a smaller value is the better one, as of an error
 * @since 0.1
 */
public record Figure(double value, String unit, int digits, boolean lowerIsBetter) {

    public Figure {
        if (digits < 0 || digits > 9) {
            throw new InvalidInputException("a figure is shown with 0 to 9 digits, not " + digits);
        }
    }

    /** Returns a figure without unit of which more is better, shown with four digits. */
    public static Figure of(double value) {
        return higherIsBetter(value, "", 4);
    }

    /**
     * Returns a figure of which more is better, as of an accuracy.
     *
     * @param unit as it is written behind the value; empty where there is none
     * @param digits behind the decimal point
     */
    public static Figure higherIsBetter(double value, String unit, int digits) {
        return new Figure(value, unit, digits, false);
    }

    /**
     * Returns a figure of which less is better, as of an error.
     *
     * @param unit as it is written behind the value; empty where there is none
     * @param digits behind the decimal point
     */
    public static Figure lowerIsBetter(double value, String unit, int digits) {
        return new Figure(value, unit, digits, true);
    }

    /** Returns the same for another value. */
    public Figure at(double other) {
        return new Figure(other, unit, digits, lowerIsBetter);
    }

    /** Returns the value in as many digits as it deserves, without the unit. */
    public String text() {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Returns the value as a loss: the smaller, the better. */
    public double loss() {
        return lowerIsBetter ? value : -value;
    }
}
