package io.intaglio.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The lossless compressions of TIFF: none, LZW, PackBits (revision 6.0) and deflate (Adobe's technical note 2). */
final class TiffCompression {

    private static final int NONE = 1;
    private static final int LZW = 5;
    private static final int DEFLATE = 8;
    private static final int PACK_BITS = 32773;
    private static final int OLD_DEFLATE = 32946;

    private TiffCompression() {}

    static boolean reads(int compression) {
        return compression == NONE
                || compression == LZW
                || compression == DEFLATE
                || compression == OLD_DEFLATE
                || compression == PACK_BITS;
    }

    /** Returns whether a strip is in the bit order of the first LZW files, before revision 5 of the format. */
    static boolean oldLzw(int compression, Bytes strip) throws IOException {
        return compression == LZW && strip.length() > 1 && strip.u8(0) == 0 && (strip.u8(1) & 1) == 1;
    }

    /**
     * Unpacks a strip or tile.
     *
     * @param into filled to its end; what is beyond is left alone
     * @throws EOFException if there is less
     */
    static void unpack(int compression, Bytes packed, byte[] into, int length) throws IOException {
        int got = switch (compression) {
            case NONE -> copy(packed, into, length);
            case LZW -> lzw(packed, into, length);
            case PACK_BITS -> packBits(packed, into, length);
            default -> inflate(packed, into, length);
        };
        if (got < length) {
            throw new EOFException("a strip or tile of it ends early: " + got + " of " + length + " bytes");
        }
    }

    private static int copy(Bytes packed, byte[] into, int length) throws IOException {
        int count = Math.min(length, packed.length());
        packed.copyTo(into, count);
        return count;
    }

    private static int inflate(Bytes packed, byte[] into, int length) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.copy());
            int at = 0;
            while (at < length) {
                int count = inflater.inflate(into, at, length - at);
                if (count == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                at += count;
            }
            drain(inflater);
            return at;
        } catch (DataFormatException e) {
            throw new IOException("a strip or tile of it is damaged (deflate: " + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }

    /**
     * Goes on to the checksum behind the data, which tells damage apart. What lies beyond the strip is of no use, and a
     * strip without a checksum is complete.
     */
    private static void drain(Inflater inflater) throws DataFormatException {
        byte[] rest = new byte[1 << 12];
        while (!inflater.finished() && inflater.inflate(rest) > 0) {
            // only read
        }
    }

    private static int packBits(Bytes packed, byte[] into, int length) throws IOException {
        byte[] from = packed.copy();
        int at = 0;
        int i = 0;
        while (i < from.length && at < length) {
            int count = from[i++];
            if (count >= 0) {
                int run = Math.min(Math.min(count + 1, from.length - i), length - at);
                System.arraycopy(from, i, into, at, run);
                at += run;
                i += count + 1;
            } else if (count != -128 && i < from.length) {
                int run = Math.min(1 - count, length - at);
                java.util.Arrays.fill(into, at, at + run, from[i++]);
                at += run;
            }
        }
        return at;
    }

    /** Codes of 9 to 12 bits, the most significant first; they grow one code early. */
    private static int lzw(Bytes packed, byte[] into, int length) throws IOException {
        byte[] from = packed.copy();
        int[] start = new int[4097]; // of a code's bytes in what is unpacked already
        int[] size = new int[4097];
        int next = 258;
        int width = 9;
        int at = 0;
        int previous = -1;
        int previousAt = 0;
        int bits = 0;
        int buffer = 0;
        int i = 0;
        while (at < length) {
            while (bits < width && i < from.length) {
                buffer = buffer << 8 | from[i++] & 0xFF;
                bits += 8;
            }
            if (bits < width) {
                break;
            }
            int code = buffer >> bits - width & (1 << width) - 1;
            bits -= width;
            if (code == 257) {
                break;
            }
            if (code == 256) {
                next = 258;
                width = 9;
                previous = -1;
                continue;
            }
            int begin = at;
            if (code < 256) {
                into[at++] = (byte) code;
            } else if (previous < 0 || code > next) {
                throw new IOException("a strip or tile of it is damaged (LZW: code " + code + " comes too early)");
            } else {
                // The newest code is the bytes before and their first one again.
                int source = code == next ? previousAt : start[code];
                int count = Math.min(length - at, code == next ? size(previous, size) + 1 : size[code]);
                for (int k = 0; k < count; k++) {
                    into[at++] = into[source + k];
                }
            }
            if (previous >= 0 && next < 4096) {
                start[next] = previousAt;
                size[next++] = size(previous, size) + 1;
            }
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
            previous = code;
            previousAt = begin;
        }
        return at;
    }

    private static int size(int code, int[] size) {
        return code < 256 ? 1 : size[code];
    }
}
