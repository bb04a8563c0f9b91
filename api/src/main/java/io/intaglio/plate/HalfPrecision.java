package io.intaglio.plate;

/**
 * Conversion to and from IEEE 754 binary16, which Java supports only from version 20: a sign, 5 bits of exponent, 10
 * bits of fraction. The largest number is 65,504. Below 2<sup>-14</sup> the step is 2<sup>-24</sup>.
 */
final class HalfPrecision {

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int NAN = 0x7e00;
    private static final int FRACTION_BITS = 10;
    private static final int ONE = 1 << FRACTION_BITS;
    private static final int BIAS = 15;
    private static final int LEAST_EXPONENT = -14;

    /**
     * The smallest number that is rounded to infinity: the middle between the largest number and the next power of two.
     */
    private static final double TOO_LARGE = 65520;

    private HalfPrecision() {}

    /**
     * Returns the nearest half-precision number. Of two equally near numbers it is the one with an even last bit. From
     * 65,520 it is infinity. All NaNs become the same NaN.
     */
    static short of(float number) {
        if (Float.isNaN(number)) {
            return (short) NAN;
        }
        int sign = Float.floatToRawIntBits(number) < 0 ? SIGN : 0;
        double size = Math.abs((double) number);
        if (size >= TOO_LARGE) {
            return (short) (sign | INFINITY);
        }
        int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(size));
        // A fraction that is rounded up to two carries into the exponent, as required. Below the least exponent there
        // is no implicit leading one.
        int steps = (int) Math.rint(Math.scalb(size, FRACTION_BITS - exponent));
        return (short) (sign | ((exponent + BIAS - 1) << FRACTION_BITS) + steps);
    }

    /** Returns exactly this number. */
    static float toFloat(short half) {
        int exponent = (half & INFINITY) >> FRACTION_BITS;
        int fraction = half & (ONE - 1);
        float size;
        if (exponent == INFINITY >> FRACTION_BITS) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((float) fraction, LEAST_EXPONENT - FRACTION_BITS);
        } else {
            size = Math.scalb((float) (ONE + fraction), exponent - BIAS - FRACTION_BITS);
        }
        return (half & SIGN) == 0 ? size : -size;
    }
}
