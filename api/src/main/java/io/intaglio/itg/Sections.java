package io.intaglio.itg;

/** The bytes of a group. */
final class Sections {

    private final byte[] low;
    private final byte[] high;

    Sections(byte[] low, byte[] high) {
        this.low = low;
        this.high = high;
    }

    byte[] low() {
        return low;
    }

    byte[] high() {
        return high;
    }
}
