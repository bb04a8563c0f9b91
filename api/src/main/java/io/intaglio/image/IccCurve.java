package io.intaglio.image;

import java.util.List;

/**
 * A curve from values to light, as a profile holds it (ISO 15076-1, parametricCurveType).
 *
 * @param function 0 for {@code x^g}; 3 for {@code (a x + b)^g} from {@code d} on and {@code c x} below
 * @param parameters g, or g, a, b, c, d
 */
record IccCurve(int function, List<Double> parameters) {

    /** IEC 61966-2-1. */
    static final IccCurve SRGB = new IccCurve(3, List.of(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045));

    /** ITU-R BT.709, the inverse of what a camera does. */
    static final IccCurve BT709 = new IccCurve(3, List.of(1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081));

    IccCurve {
        parameters = List.copyOf(parameters);
    }

    static IccCurve power(double exponent) {
        return new IccCurve(0, List.of(exponent));
    }
}
