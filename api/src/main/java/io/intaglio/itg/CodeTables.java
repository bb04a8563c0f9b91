package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The prior of a network's code in whole numbers. Codes are encoded to bytes and decoded with it, so every machine
 * decodes the same numbers. A plate holds the tables; docs/itg-format.md specifies them.
 *
 * @since 0.1
 */
public final class CodeTables {

    /** The name of the entry in a plate, below the task {@code compress}. */
    public static final String ENTRY = "code.tables";

    /** The sum of the frequencies of a distribution. */
    static final int ONE = 1 << 16;

    /** The absolute values of a code's numbers are smaller than this. */
    static final int LARGEST = 1 << 20;

    private static final int MAGIC = 0x49544354;
    private static final int VERSION = 1;
    private static final int HEADER = 14;

    /** The length of the table of the logistic function, from -16 to 16 in steps of 1/64, times 2²⁴. */
    private static final int ENTRIES = 32 * 64 + 1;

    private static final int EACH = 8;
    private static final int MOST_MODES = 1024;
    private static final int MOST_REACH = 4095;

    private final byte[] bytes;
    private final int modes;
    private final int channels;
    private final int[] starts;
    private final int[] logistic = new int[ENTRIES];
    private final int[] means;
    private final int[] inverses;
    private final int[] reaches;

    private CodeTables(byte[] bytes) throws ItgException {
        this.bytes = bytes.clone();
        ByteBuffer in = ByteBuffer.wrap(this.bytes);
        if (bytes.length < HEADER || in.getInt() != MAGIC) {
            throw new ItgException("no tables of a code: they do not begin with ITCT");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw new ItgException("tables of a code of version " + version + "; this version reads " + VERSION);
        }
        modes = in.getShort() & 0xFFFF;
        channels = in.getInt();
        if (modes < 1 || modes > MOST_MODES || channels < 1 || size(modes, channels) != bytes.length) {
            throw new ItgException("tables of a code of " + bytes.length + " bytes with " + modes + " modes of "
                    + channels + " numbers are damaged");
        }
        starts = new int[modes + 1];
        for (int mode = 0; mode < modes; mode++) {
            starts[mode + 1] = starts[mode] + (in.getShort() & 0xFFFF) + 1;
        }
        in.asIntBuffer().get(logistic);
        in.position(in.position() + 4 * ENTRIES);
        means = new int[modes * channels];
        inverses = new int[means.length];
        reaches = new int[means.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = in.getInt();
            inverses[i] = in.getShort() & 0xFFFF;
            reaches[i] = in.getShort() & 0xFFFF;
        }
        check();
    }

    private void check() throws ItgException {
        if (starts[modes] != ONE) {
            throw new ItgException("the frequencies of the modes add up to " + starts[modes] + ", not " + ONE);
        }
        for (int i = 0; i < ENTRIES; i++) {
            if (logistic[i] < (i == 0 ? 0 : logistic[i - 1]) || logistic[i] > 1 << 24) {
                throw new ItgException("the table of the logistic function falls at " + i);
            }
        }
        for (int i = 0; i < means.length; i++) {
            if (Math.abs((long) means[i]) >= (long) LARGEST << 8 || inverses[i] == 0 || reaches[i] > MOST_REACH) {
                throw new ItgException("the distribution " + i + " of a code has the mean " + means[i]
                        + ", the inverse scale " + inverses[i] + " and the reach " + reaches[i]);
            }
        }
    }

    private static long size(int modes, int channels) {
        return HEADER + 2L * modes + 4L * ENTRIES + (long) EACH * modes * channels;
    }

    /**
     * Reads tables.
     *
     * @throws ItgException if they are damaged, or of a later version
     */
    public static CodeTables of(byte[] bytes) throws ItgException {
        return new CodeTables(bytes);
    }

    /**
     * Makes the tables of a prior ({@link io.intaglio.network.Latent.Quantized}).
     *
     * @param shares logarithms of the modes' probabilities, up to a common summand
     * @param means by mode, then by channel
     * @param logScales by mode, then by channel
     */
    public static CodeTables of(float[] shares, float[] means, float[] logScales) {
        int channels = means.length / shares.length;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size(shares.length, channels)));
        out.putInt(MAGIC).putInt(VERSION).putShort((short) shares.length).putInt(channels);
        for (int frequency : frequencies(shares)) {
            out.putShort((short) (frequency - 1));
        }
        for (int i = 0; i < ENTRIES; i++) {
            double x = (i - ENTRIES / 2) / 64.0;
            out.putInt((int) Math.round((1 << 24) / (1 + StrictMath.exp(-x))));
        }
        for (int i = 0; i < means.length; i++) {
            double scale = StrictMath.exp(logScales[i]);
            long mean = Math.round(256.0 * means[i]);
            if (!Float.isFinite(means[i]) || Math.abs(mean) >= (long) LARGEST << 8 || Double.isNaN(scale)) {
                throw new InvalidInputException("a prior with a mean of " + means[i] + " and a scale of " + scale
                        + " makes no tables; train with a lower learning rate");
            }
            out.putInt((int) mean);
            out.putShort((short) Math.min(Math.max(Math.round(256 / scale), 1), 65535));
            out.putShort((short) Math.min(MOST_REACH, 2 + (int) Math.ceil(12 * scale)));
        }
        try {
            return new CodeTables(out.array());
        } catch (ItgException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns frequencies proportional to e^share, each at least 1, with the sum {@link #ONE}. */
    private static int[] frequencies(float[] shares) {
        double most = Double.NEGATIVE_INFINITY;
        for (float share : shares) {
            most = Math.max(most, share);
        }
        double[] parts = new double[shares.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = StrictMath.exp(shares[i] - most);
        }
        double sum = Arrays.stream(parts).sum();
        int[] frequencies = new int[parts.length];
        int left = ONE;
        int largest = 0;
        for (int i = 0; i < parts.length; i++) {
            frequencies[i] = 1 + (int) ((ONE - parts.length) * (parts[i] / sum));
            left -= frequencies[i];
            largest = parts[i] > parts[largest] ? i : largest;
        }
        frequencies[largest] += left;
        return frequencies;
    }

    /** Returns the tables as bytes. Equal tables have equal bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the name of the tables in files: the first 8 bytes of their SHA-256, in hexadecimal. */
    public String name() {
        return HexFormat.of().formatHex(ItgModel.sha256(bytes), 0, ItgHeader.MODEL_BYTES);
    }

    int modes() {
        return modes;
    }

    int channels() {
        return channels;
    }

    /** Returns the sum of the frequencies of the modes before a mode. */
    int start(int mode) {
        return starts[mode];
    }

    /** Returns the whole number nearest to the mean. */
    int centre(int distribution) {
        return means[distribution] + 128 >> 8;
    }

    /** Returns the largest distance from the centre of values with symbols of their own. */
    int reach(int distribution) {
        return reaches[distribution];
    }

    /**
     * Returns the sum of the frequencies of the symbols before a symbol. Symbols 0 to 2 · reach are the values from
     * centre - reach to centre + reach. The last symbol stands for all other values.
     */
    int start(int distribution, int symbol) {
        int symbols = 2 * reaches[distribution] + 2;
        if (symbol == 0 || symbol == symbols) {
            return symbol == 0 ? 0 : ONE;
        }
        int value = centre(distribution) - reaches[distribution] + symbol;
        return symbol + (int) (below(distribution, value) * (ONE - symbols) >> 24);
    }

    /** Returns the probability of everything below {@code value - 1/2}, times 2²⁴. */
    private long below(int distribution, int value) {
        long x = ((2L * value - 1) * 128 - means[distribution]) * inverses[distribution];
        long place = Math.min(Math.max(x + (16 << 16), 0), (32 << 16) - 1);
        int entry = (int) (place >> 10);
        return logistic[entry] + ((logistic[entry + 1] - logistic[entry]) * (place & 1023) >> 10);
    }
}
