package io.intaglio.image;

import io.intaglio.config.InvalidInputException;

/**
 * The linear relation between the numbers in a file and a picture's values: the numbers that 0 and 1 stand for.
 *
 * @param type of the numbers in the file
 * @param low the number that the value 0 stands for
 * @param high the number that the value 1 stands for, larger than {@code low}
 * @since 0.1
 */
public record SampleScale(SampleType type, double low, double high) {

    public SampleScale {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new InvalidInputException(
                    "a scale of samples runs from a finite number to a larger one, not from " + low + " to " + high);
        }
    }

    /** Returns the scale of an integer type's whole range, or of [0, 1] for floating-point numbers. */
    public static SampleScale of(SampleType type) {
        return new SampleScale(type, type.least(), type.most());
    }

    /** Returns the number in the file that a picture's value stands for. */
    public double stored(double value) {
        return low + value * (high - low);
    }

    /** Returns the picture's value that a number in the file stands for. */
    public double value(double stored) {
        return (stored - low) / (high - low);
    }

    /** Returns whether this is the whole range of unsigned 8 or 16 bits, which every lossless format holds. */
    boolean plain() {
        return (type == SampleType.UINT8 || type == SampleType.UINT16) && equals(of(type));
    }

    /**
     * Returns whether the scale is the usual one: the whole range of an unsigned integer type, or floating-point
     * numbers without change.
     */
    public boolean nominal() {
        return plain() || type.floating() && equals(of(type));
    }

    /** Returns the range in words: {@code 0 to 1700}. */
    String range() {
        return number(low) + " to " + number(high);
    }

    /** Returns the type in words: {@code 32-bit floats}. */
    String kind() {
        return type.bits() + "-bit " + (type.floating() ? "floats" : type.signed() ? "signed integers" : "integers");
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Float.toString((float) value);
    }

    @Override
    public String toString() {
        return range() + " of " + kind();
    }
}
