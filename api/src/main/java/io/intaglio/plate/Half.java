package io.intaglio.plate;

/**
 * IEEE 754 binary16, which Java knows only from version 20 on: a sign, 5 bits of exponent, 10 of a fraction; numbers up
 * to 65,504, in steps of 2<sup>-24</sup> below 2<sup>-14</sup>.
 */
final class Half {

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int NAN = 0x7e00;
    private static final int FRACTION_BITS = 10;
    private static final int ONE = 1 << FRACTION_BITS;
    private static final int BIAS = 15;
    private static final int LEAST_EXPONENT = -14;

    /** Nearer to the power of two behind the largest number than to that number, or in the middle. */
    private static final double TOO_LARGE = 65520;

    private Half() {}

    /**
     * The nearest, of two equally near ones that with an even last bit; from 65,520 on infinity. Every NaN becomes one
     * NaN.
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
        // A fraction that is rounded up to two carries into the exponent, as it should; below the least exponent there
        // is no hidden one.
        int steps = (int) Math.rint(Math.scalb(size, FRACTION_BITS - exponent));
        return (short) (sign | ((exponent + BIAS - 1) << FRACTION_BITS) + steps);
    }

    /** Exactly that number. */
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
