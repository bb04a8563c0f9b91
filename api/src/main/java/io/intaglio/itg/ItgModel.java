package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The model that a decoder needs besides the file: the transform, the contexts and the probabilities, all integers. It
 * has exactly one byte representation, and the SHA-256 of these bytes identifies it.
 *
 * @since 0.1
 */
public final class ItgModel {

    /** The name of its entry in a plate, under the task {@code compress}. */
    public static final String ENTRY = "itg.model";

    /** The file of the included plate, beside this class. */
    public static final String PLATE = "compress.plate";

    /** Bits behind the point of the transform's numbers. */
    static final int FRACTION = 13;

    /** Bits behind the point of the contexts' weights. */
    static final int WEIGHT_FRACTION = 12;

    /** The number of decisions about a magnitude that have a probability of their own. */
    static final int BINS = 15;

    static final int CHANNELS = 3;
    private static final int MAGIC = 0x4954474D;
    private static final int VERSION = 1;

    final short[] block;
    final short[] boundary;
    final short[] colour;
    final short[] prediction;
    final short[] gains;
    final byte[] tables;
    final short[] weights;
    final short[] probabilities;
    final byte[] corrections;
    final int tableCount;
    final int shift;
    private final byte[] bytes;

    private ItgModel(byte[] bytes) throws ItgException {
        this.bytes = bytes.clone();
        if (bytes.length < 8) {
            throw new ItgException("a model of " + bytes.length + " bytes is cut");
        }
        ByteBuffer in = ByteBuffer.wrap(this.bytes);
        if (in.getInt() != MAGIC) {
            throw new ItgException("no model of a decoder: it does not begin with ITGM");
        }
        int version = in.get();
        if (version != VERSION) {
            throw new ItgException("a model of version " + version + "; this decoder knows version " + VERSION);
        }
        tableCount = in.get() & 0xFF;
        shift = in.get();
        in.get();
        if (tableCount < 1 || shift < 4 || shift > 15 || bytes.length != size(tableCount)) {
            throw new ItgException("a model of " + bytes.length + " bytes with " + tableCount + " tables and the shift "
                    + shift + " is damaged");
        }
        block = shorts(in, Bands.COUNT);
        boundary = shorts(in, Bands.COUNT);
        colour = shorts(in, CHANNELS * CHANNELS);
        prediction = shorts(in, CHANNELS * 4);
        gains = shorts(in, CHANNELS * Bands.COUNT);
        tables = bytes(in, CHANNELS * Bands.COUNT);
        weights = shorts(in, CHANNELS * Bands.COUNT * Contexts.FEATURES);
        probabilities = shorts(in, tableCount * Contexts.CLASSES * BINS);
        corrections = bytes(in, tableCount * Contexts.CLASSES * 2);
        check();
    }

    private void check() throws ItgException {
        for (byte table : tables) {
            if ((table & 0xFF) >= tableCount) {
                throw new ItgException("a band has table " + (table & 0xFF) + " of " + tableCount);
            }
        }
        for (short gain : gains) {
            if (gain <= 0) {
                throw new ItgException("a band has the gain " + gain);
            }
        }
        for (short probability : probabilities) {
            if (probability == 0) {
                throw new ItgException("a probability is 0");
            }
        }
    }

    private static int size(int tables) {
        int perBand = CHANNELS * Bands.COUNT;
        return 8
                + 2 * (2 * Bands.COUNT + CHANNELS * CHANNELS + CHANNELS * 4)
                + perBand * (3 + 2 * Contexts.FEATURES)
                + tables * Contexts.CLASSES * 2 * (BINS + 1);
    }

    private static short[] shorts(ByteBuffer in, int count) {
        short[] values = new short[count];
        in.asShortBuffer().get(values);
        in.position(in.position() + 2 * count);
        return values;
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] values = new byte[count];
        in.get(values);
        return values;
    }

    /**
     * Reads a model.
     *
     * @throws ItgException if it is damaged or of another version
     */
    public static ItgModel of(byte[] bytes) throws ItgException {
        return new ItgModel(bytes);
    }

    /**
     * Creates a model from its parts.
     *
     * @param block the synthesis of one block, a row for each frequency, 16×16, times 8192
     * @param boundary the filter across a boundary of two blocks, a row for each output, 16×16, times 8192
     * @param colour the RGB of each of the three channels, a row each, times 8192
     * @param prediction the weights of W, N, NW and NE for the mean of a block, by channel, times 256
     * @param gains the step of each band relative to the file's, by channel, times 4096
     * @param tables the table of each band, by channel
     * @param weights the weights of the contexts' features, by channel and band, times 4096
     * @param probabilities of a zero, by table, class and decision, times 65536
     * @param corrections how far values lie on average below the middle of their step, by table, class and magnitude,
     *     in 1/128
     * @param shift adaptation rate of the probabilities; a larger number adapts more slowly
     */
    public static ItgModel of(
            short[] block,
            short[] boundary,
            short[] colour,
            short[] prediction,
            short[] gains,
            byte[] tables,
            short[] weights,
            short[] probabilities,
            byte[] corrections,
            int shift) {
        int count = probabilities.length / (Contexts.CLASSES * BINS);
        ByteBuffer out = ByteBuffer.allocate(size(count));
        out.putInt(MAGIC)
                .put((byte) VERSION)
                .put((byte) count)
                .put((byte) shift)
                .put((byte) 0);
        for (short[] part : new short[][] {block, boundary, colour, prediction, gains}) {
            put(out, part);
        }
        out.put(tables);
        put(out, weights);
        put(out, probabilities);
        out.put(corrections);
        try {
            return new ItgModel(out.array());
        } catch (ItgException e) {
            throw new InvalidInputException(e.getMessage(), e);
        }
    }

    private static void put(ByteBuffer out, short[] values) {
        out.asShortBuffer().put(values);
        out.position(out.position() + 2 * values.length);
    }

    /**
     * Returns the included model, which is fitted to drawn leaves. It is stored in the plate {@code compress.plate}
     * next to this class; a program can also open that plate like any other.
     */
    public static ItgModel included() {
        try (ZipInputStream in = new ZipInputStream(plate())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith("/" + ENTRY)) {
                    return of(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(PLATE + " holds no " + ENTRY);
    }

    private static InputStream plate() {
        return Objects.requireNonNull(ItgModel.class.getResourceAsStream(PLATE), "the jar has lost its " + PLATE);
    }

    /** Returns the name of the model in files: the first 8 bytes of its SHA-256, in hexadecimal. */
    public String name() {
        return HexFormat.of().formatHex(sha256(), 0, ItgHeader.MODEL_BYTES);
    }

    /** Returns its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the SHA-256 of its bytes, which names it. */
    public byte[] sha256() {
        return sha256(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
