package io.intaglio.image;

import io.intaglio.config.InvalidInputException;

/**
 * The size at which pixels are shown or printed.
 *
 * @param horizontal pixels per metre along a row, or its part in a ratio; positive
 * @param vertical pixels per metre along a column, or its part in a ratio; positive
 * @param absolute whether both are pixels per metre; otherwise only their ratio is meaningful: the height of a pixel
 *     relative to its width
 * @since 0.1
 */
public record Resolution(double horizontal, double vertical, boolean absolute) {

    private static final double INCH = 0.0254;

    public Resolution {
        if (!(horizontal > 0 && vertical > 0 && horizontal < 1e9 && vertical < 1e9)) {
            throw new InvalidInputException(
                    "a resolution is positive and below 1e9 pixels per metre, not " + horizontal + " by " + vertical);
        }
    }

    /** Returns a resolution in pixels per inch. */
    public static Resolution perInch(double horizontal, double vertical) {
        return new Resolution(horizontal / INCH, vertical / INCH, true);
    }

    /** Returns what a file says, or nothing where that is no resolution. */
    static java.util.Optional<Resolution> of(double horizontal, double vertical, boolean absolute) {
        boolean valid = horizontal > 0 && vertical > 0 && horizontal < 1e9 && vertical < 1e9;
        return valid
                ? java.util.Optional.of(new Resolution(horizontal, vertical, absolute))
                : java.util.Optional.empty();
    }

    /** Returns {@link #horizontal} in pixels per inch. */
    double horizontalPerInch() {
        return horizontal * INCH;
    }

    /** Returns {@link #vertical} in pixels per inch. */
    double verticalPerInch() {
        return vertical * INCH;
    }

    /** Returns the resolution of the picture turned by a quarter. */
    Resolution turned() {
        return new Resolution(/* horizontal= */ vertical, /* vertical= */ horizontal, absolute);
    }
}
