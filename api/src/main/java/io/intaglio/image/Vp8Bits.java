package io.intaglio.image;

/** Decodes bits of given probabilities (RFC 6386, section 7). */
final class Vp8Bits {

    private final byte[] data;
    private final int end;
    private int at;
    private long value;
    private int spare = -8;
    private int range = 255;
    private boolean overrun;

    /**
     * Creates a reader of one partition.
     *
     * @param from where the partition begins within the data
     * @param length its bytes
     */
    Vp8Bits(byte[] data, int from, int length) {
        this.data = data;
        this.at = from;
        this.end = from + length;
    }

    /** @param probability that the bit is 0, of 256 */
    boolean bit(int probability) {
        if (spare < 0) {
            load();
        }
        int split = 1 + ((range - 1) * probability >> 8);
        long border = (long) split << spare;
        boolean one = value >= border;
        if (one) {
            value -= border;
            range -= split;
        } else {
            range = split;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        spare -= shift;
        return one;
    }

    private void load() {
        if (end - at >= 6) {
            for (int i = 0; i < 6; i++) {
                value = value << 8 | data[at++] & 0xFF;
            }
            spare += 48;
        } else if (at < end) {
            value = value << 8 | data[at++] & 0xFF;
            spare += 8;
        } else {
            value <<= 8;
            spare += 8;
            overrun = true;
        }
    }

    int bitValue(int probability) {
        return bit(probability) ? 1 : 0;
    }

    boolean flag() {
        return bit(128);
    }

    /** An unsigned number, its highest bit first. */
    int number(int bits) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | bitValue(128);
        }
        return number;
    }

    /** A number with a sign, or 0 where a flag says that there is none. */
    int optional(int bits) {
        if (!flag()) {
            return 0;
        }
        int number = number(bits);
        return flag() ? -number : number;
    }

    /** Whether more bits were asked for than there are. */
    boolean overrun() {
        return overrun;
    }

    /** Whole bytes that nothing was decoded from yet. */
    int unread() {
        return end - at + Math.max(0, spare) / 8;
    }
}
