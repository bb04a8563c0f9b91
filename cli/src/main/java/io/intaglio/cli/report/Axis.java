package io.intaglio.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis from one value to another.
 *
 * @param from at 0
 * @param to at 1, larger
 * @param logarithmic whether equal ratios, rather than equal differences, lie equally far apart; then both are positive
 */
record Axis(double from, double to, boolean logarithmic) {

    private static final int TICKS = 5;
    private static final double LARGE_RATIO = 5;
    private static final int MOST_TICKS = 100;

    /** Values nearer to each other than that, relatively, are one: rounding alone tells them apart. */
    private static final double TINY = 1e-9;

    private static final int LARGEST_POWER = 308;

    /** One for these values, with a little room; logarithmic where they are positive and of different size. */
    static Axis of(double[] values, boolean linear) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (!linear && least > 0 && most > LARGE_RATIO * least && Double.isFinite(most / least)) {
            double room = Math.pow(most / least, 0.04);
            return new Axis(least / room, most * room, true);
        }
        double room =
                most - least > TINY * Math.abs(most) ? 0.06 * (most - least) : Math.max(1e-6, 0.1 * Math.abs(most));
        double bottom = least >= 0 ? Math.max(0, least - room) : least - room;
        return new Axis(bottom, most + room, false);
    }

    /** One from zero, for values that are not below it. */
    static Axis fromZero(double[] values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return new Axis(0, most > 0 ? 1.06 * most : 1, false);
    }

    /** Where a value lies, cut to 0..1. */
    double at(double value) {
        double at = logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return Math.max(0, Math.min(1, at));
    }

    /** Round values on it, a few. */
    List<Double> ticks() {
        if (logarithmic) {
            for (int[] digits : new int[][] {{1}, {1, 3}, {1, 2, 5}}) {
                List<Double> ticks = decades(digits);
                if (ticks.size() > 2) {
                    return ticks;
                }
            }
        }
        double step = round((to - from) / TICKS);
        List<Double> ticks = new ArrayList<>();
        double first = Math.ceil(from / step);
        for (int i = 0; i < MOST_TICKS && (first + i) * step <= to * (1 + 1e-12); i++) {
            ticks.add((first + i) * step);
        }
        return ticks;
    }

    private List<Double> decades(int[] digits) {
        List<Double> ticks = new ArrayList<>();
        double last = Math.min(LARGEST_POWER, Math.log10(to));
        for (int power = (int) Math.floor(Math.log10(from)); power <= last; power++) {
            for (int digit : digits) {
                double tick = digit * Math.pow(10, power);
                if (tick >= from && tick <= to) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** The nearest of 1, 2, 5, 10, ... */
    private static double round(double step) {
        double unit = Math.pow(10, Math.floor(Math.log10(step)));
        double digits = step / unit;
        return unit * (digits < 1.5 ? 1 : digits < 3.5 ? 2 : digits < 7.5 ? 5 : 10);
    }

    /** A value on it in words: as many digits as it takes to tell ticks apart. */
    static String label(double value) {
        double size = Math.abs(value);
        if (size >= 1e4) {
            String[] units = {"k", "M", "G", "T"};
            int unit = (int) Math.min(units.length, Math.floor(Math.log10(size) / 3 + 1e-9));
            return digits(value / Math.pow(1000, unit)) + units[unit - 1];
        }
        return size > 0 && size < 1e-3
                ? String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e").replaceAll("e-0*", "e-")
                : digits(value);
    }

    private static String digits(double value) {
        String text = String.format(Locale.ROOT, "%.7f", value); // of a tick most are zeros
        return text.replaceAll("\\.?0+$", "").replaceAll("^-?$", "0");
    }
}
