package io.intaglio.image;

/**
 * The number types that a picture's samples have in files.
 *
 * @since 0.1
 */
public enum SampleType {
    /** Unsigned integers of 8 bits or fewer. */
    UINT8(8, false, false),
    /** Unsigned integers of 9 to 16 bits. */
    UINT16(16, false, false),
    /** Unsigned integers of 17 to 32 bits. */
    UINT32(32, false, false),
    /** Unsigned integers of 64 bits. */
    UINT64(64, false, false),
    /** Signed integers of 8 bits. */
    INT8(8, true, false),
    /** Signed integers of 16 bits. */
    INT16(16, true, false),
    /** Signed integers of 32 bits. */
    INT32(32, true, false),
    /** Signed integers of 64 bits. */
    INT64(64, true, false),
    /** Floating-point numbers of 16 bits (read only; written as 32 bits) or 32 bits. */
    FLOAT32(32, true, true),
    /** Floating-point numbers of 64 bits. */
    FLOAT64(64, true, true);

    private final int bits;
    private final boolean signed;
    private final boolean floating;

    SampleType(int bits, boolean signed, boolean floating) {
        this.bits = bits;
        this.signed = signed;
        this.floating = floating;
    }

    /** Returns the number of bits of a written sample. */
    public int bits() {
        return bits;
    }

    /** Returns whether samples can be negative. */
    public boolean signed() {
        return signed;
    }

    /** Returns whether samples are floating-point numbers. */
    public boolean floating() {
        return floating;
    }

    /**
     * Returns whether the type has a range of its own that pictures use: integers of up to 16 bits. Floating-point
     * numbers have no such range, and no picture uses the whole range of 32 bits: both are scaled by the range of the
     * data.
     */
    public boolean bounded() {
        return !floating && bits <= 16;
    }

    /** Returns the smallest integer of the type; 0 for floating-point numbers, whose nominal range is [0, 1]. */
    double least() {
        return floating || !signed ? 0 : -Math.pow(2, bits - 1);
    }

    /** Returns the largest integer of the type; 1 for floating-point numbers. */
    double most() {
        return floating ? 1 : Math.pow(2, signed ? bits - 1 : bits) - 1;
    }
}
