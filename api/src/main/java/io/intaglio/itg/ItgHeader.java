package io.intaglio.itg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The header of a file, which precedes its groups.
 *
 * @param width of the picture
 * @param height of the picture
 * @param channels 1 or 3
 * @param gain of the steps, from 0 to 191
 * @param extras whether extras (opacity, colour profile, metadata) follow the groups
 * @param model {@link ItgModel#name() name} of the model
 * @since 0.1
 */
public record ItgHeader(int width, int height, int channels, int gain, boolean extras, String model) {

    /** The largest side of a picture. */
    public static final int LONGEST = 1 << 17;

    static final int MODEL_BYTES = 8;
    private static final byte[] MAGIC = {'I', 'T', 'G', 1};
    private static final int COLOUR = 1;
    private static final int EXTRAS = 2;

    /** Returns the step of the file's coefficients, in steps of a sample. */
    public double step() {
        return Steps.of(gain) / (double) (1 << Steps.FRACTION);
    }

    /** Returns the width of the preview in pixels. */
    public int previewWidth() {
        return PreviewDecoder.length(width);
    }

    /** Returns the height of the preview in pixels. */
    public int previewHeight() {
        return PreviewDecoder.length(height);
    }

    int columns() {
        return (width + Bands.SIDE - 1) / Bands.SIDE;
    }

    int rows() {
        return (height + Bands.SIDE - 1) / Bands.SIDE;
    }

    /** Returns the number of groups, which decode independently of each other. */
    public int groups() {
        return GroupPlace.count(columns(), rows());
    }

    /** Returns a checksum of bytes: the lower half of their CRC-32. */
    static int checksum(byte[] data, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(data, from, length);
        return (int) crc.getValue() & 0xFFFF;
    }

    void write(ByteArrayOutputStream out) {
        out.writeBytes(MAGIC);
        out.writeBytes(HexFormat.of().parseHex(model));
        out.write((channels == 3 ? COLOUR : 0) | (extras ? EXTRAS : 0));
        out.write(gain);
        Varint.write(out, width);
        Varint.write(out, height);
    }

    static ItgHeader read(Varint in) throws ItgException {
        byte[] magic = in.bytes(MAGIC.length);
        if (!Arrays.equals(magic, 0, 3, MAGIC, 0, 3)) {
            throw new ItgException("no .itg file: it does not begin with ITG");
        }
        if (magic[3] != MAGIC[3]) {
            throw new ItgException(
                    "a .itg file of version " + (magic[3] & 0xFF) + "; this decoder knows version " + MAGIC[3]);
        }
        String model = HexFormat.of().formatHex(in.bytes(MODEL_BYTES));
        int flags = in.next();
        int gain = in.next();
        int width = in.number();
        int height = in.number();
        if ((flags & ~(COLOUR | EXTRAS)) != 0 || gain > Steps.MOST) {
            throw new ItgException("the header has the flags " + flags + " and the gain " + gain);
        }
        if (width < 1 || height < 1 || width > LONGEST || height > LONGEST) {
            throw new ItgException("a picture of " + width + "x" + height + " pixels; sides are 1 to " + LONGEST);
        }
        return new ItgHeader(width, height, (flags & COLOUR) != 0 ? 3 : 1, gain, (flags & EXTRAS) != 0, model);
    }
}
