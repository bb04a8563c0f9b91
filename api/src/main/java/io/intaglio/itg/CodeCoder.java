package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;

/**
 * Encodes codes of whole numbers to bytes and decodes them with tables. Decoding uses no floating-point numbers.
 *
 * @since 0.1
 */
public final class CodeCoder {

    /** The largest number of bits after the leading one, for a number without a symbol of its own. */
    private static final int LONGEST = 20;

    private final CodeTables tables;

    /** Creates a coder with tables. Decoding needs the same tables. */
    public CodeCoder(CodeTables tables) {
        this.tables = tables;
    }

    /**
     * Returns the bytes of a code, in the mode that takes the fewest bits.
     *
     * @param code channel by channel, with equally many numbers in each
     * @throws InvalidInputException if a number is too large
     */
    public byte[] encode(int[] code) {
        int places = places(code.length);
        int mode = mode(code);
        RangeEncoder out = new RangeEncoder();
        write(out, tables.modes(), mode, tables::start);
        for (int i = 0; i < code.length; i++) {
            int at = mode * tables.channels() + i / places;
            int reach = tables.reach(at);
            int from = code[i] - tables.centre(at);
            boolean other = Math.abs(from) > reach;
            write(out, 2 * reach + 2, other ? 2 * reach + 1 : from + reach, symbol -> tables.start(at, symbol));
            if (other) {
                int rest = Math.abs(from) - reach;
                int length = 31 - Integer.numberOfLeadingZeros(rest);
                out.raw(from < 0 ? 1 : 0, 1);
                out.raw((1 << length + 1) - 2, length + 1);
                out.raw(rest & (1 << length) - 1, length);
            }
        }
        return out.finish();
    }

    /**
     * Decodes a code.
     *
     * @param bytes that hold the code, up to their end
     * @param from where it begins
     * @param length of the code in numbers
     * @throws ItgException if the bytes hold a number that no encoder writes
     */
    public int[] decode(byte[] bytes, int from, int length) throws ItgException {
        int places = places(length);
        RangeDecoder in = new RangeDecoder(bytes, from, bytes.length - from);
        int mode = read(in, tables.modes(), tables::start);
        int[] code = new int[length];
        for (int i = 0; i < length; i++) {
            int at = mode * tables.channels() + i / places;
            int reach = tables.reach(at);
            int symbol = read(in, 2 * reach + 2, each -> tables.start(at, each));
            code[i] = tables.centre(at) + (symbol <= 2 * reach ? symbol - reach : other(in, reach));
        }
        return code;
    }

    private static int other(RangeDecoder in, int reach) throws ItgException {
        boolean less = in.raw(1) == 1;
        int length = 0;
        while (in.raw(1) == 1) {
            if (++length > LONGEST) {
                throw new ItgException("the code holds a number that is too large");
            }
        }
        int from = reach + (1 << length | in.raw(length));
        return less ? -from : from;
    }

    /** The costs of the numbers of a code in one mode. */
    public final class Costs {

        private final int mode;
        private final int places;

        private Costs(int mode, int places) {
            this.mode = mode;
            this.places = places;
        }

        private int at(int index) {
            return mode * tables.channels() + index / places;
        }

        /**
         * Returns the approximate number of bits of a number.
         *
         * @param index of the number in the code
         */
        public double bits(int index, int value) {
            return CodeCoder.this.bits(at(index), value);
        }

        /** Returns the likeliest value of a number of the code. */
        public int likeliest(int index) {
            return tables.centre(at(index));
        }
    }

    /** Returns the costs in the mode that takes the fewest bits for a code. */
    public Costs costs(int[] code) {
        return new Costs(mode(code), places(code.length));
    }

    /** Returns the approximate number of bits of a code. */
    public double bits(int[] code) {
        return bits(code, mode(code));
    }

    private int mode(int[] code) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int mode = 0; mode < tables.modes(); mode++) {
            double bits = bits(code, mode);
            if (bits < least) {
                least = bits;
                best = mode;
            }
        }
        return best;
    }

    private double bits(int[] code, int mode) {
        int places = places(code.length);
        double bits = cost(tables.start(mode + 1) - tables.start(mode));
        for (int i = 0; i < code.length; i++) {
            bits += bits(mode * tables.channels() + i / places, code[i]);
        }
        return bits;
    }

    private double bits(int at, int value) {
        if (Math.abs(value) >= CodeTables.LARGEST) {
            throw new InvalidInputException("the code's number " + value + " is not smaller than " + CodeTables.LARGEST
                    + "; this image is no such image as the network learned from");
        }
        int reach = tables.reach(at);
        int from = value - tables.centre(at);
        int rest = Math.abs(from) - reach;
        if (rest > 0) {
            return cost(CodeTables.ONE - tables.start(at, 2 * reach + 1))
                    + 2
                    + 2 * (31 - Integer.numberOfLeadingZeros(rest));
        }
        return cost(tables.start(at, from + reach + 1) - tables.start(at, from + reach));
    }

    private static double cost(int frequency) {
        return Math.log((double) CodeTables.ONE / frequency) / Math.log(2);
    }

    private int places(int length) {
        if (length == 0 || length % tables.channels() != 0) {
            throw new InvalidInputException("these tables are for codes of " + tables.channels()
                    + " numbers, or of as many in each place, not for " + length);
        }
        return length / tables.channels();
    }

    /** The sum of the frequencies of the symbols before a symbol. */
    private interface Starts {

        int of(int symbol);
    }

    private static void write(RangeEncoder out, int symbols, int symbol, Starts starts) {
        int low = 0;
        int high = symbols;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            int bit = symbol >= middle ? 1 : 0;
            out.bit(bit, zero(starts, low, middle, high));
            low = bit == 1 ? middle : low;
            high = bit == 1 ? high : middle;
        }
    }

    private static int read(RangeDecoder in, int symbols, Starts starts) {
        int low = 0;
        int high = symbols;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            int bit = in.bit(zero(starts, low, middle, high));
            low = bit == 1 ? middle : low;
            high = bit == 1 ? high : middle;
        }
        return low;
    }

    /** Returns the probability of the lower half, in 1/65536. */
    private static int zero(Starts starts, int low, int middle, int high) {
        int start = starts.of(low);
        long zero = ((long) (starts.of(middle) - start) << 16) / (starts.of(high) - start);
        return (int) Math.min(Math.max(zero, 1), CodeTables.ONE - 1);
    }
}
