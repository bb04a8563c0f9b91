package io.intaglio.cli.text;

import java.util.Locale;

/**
 * Formats numbers for people.
 *
 * @since 0.1
 */
public final class Numbers {

    private Numbers() {}

    /** Returns a number like {@code 999}, {@code 1.23 k}, {@code 45.6 M}, {@code 7.89 G}. */
    public static String large(double value) {
        String[] units = {"", " k", " M", " G", " T"};
        int unit = 0;
        double rest = value;
        while (rest >= 1000 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        String digits = unit == 0 ? "%.0f" : rest >= 100 ? "%.0f" : rest >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, rest) + units[unit];
    }

    /** Returns a duration like {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 4 min}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** Returns a number of things like {@code 1 image} or {@code 3 images}. */
    public static String count(long number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    /** Returns a speed like {@code 64 images/s} or {@code 0.4 images/s}. */
    public static String speed(double imagesPerSecond) {
        return String.format(Locale.ROOT, imagesPerSecond < 10 ? "%.1f images/s" : "%.0f images/s", imagesPerSecond);
    }

    /** Returns a size like {@code 1.5 GiB}; {@code unknown} for a negative number. */
    public static String bytes(long bytes) {
        if (bytes < 0) {
            return "unknown";
        }
        double mebibytes = bytes / (double) (1 << 20);
        return mebibytes < 1024
                ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
    }
}
