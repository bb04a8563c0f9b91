package io.intaglio.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** A stretch of a file, read by position; every access is checked against its end. */
final class Bytes {

    private final byte[] data;
    private final int from;
    private final int length;
    private final boolean little;
    private final @Nullable FileWindow window;

    private Bytes(byte[] data, int from, int length, boolean little, @Nullable FileWindow window) {
        this.data = data;
        this.from = from;
        this.length = length;
        this.little = little;
        this.window = window;
    }

    static Bytes of(byte[] data) {
        return new Bytes(data, 0, data.length, false, null);
    }

    /** A file of which a stretch at a time is in memory; slices of it are copies. */
    static Bytes of(FileWindow window) {
        return new Bytes(window.data(), 0, window.length(), false, window);
    }

    Bytes littleEndian() {
        return new Bytes(data, from, length, true, window);
    }

    int length() {
        return length;
    }

    boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at <= length && count <= length - at;
    }

    private int start(long at, int count) throws IOException {
        if (!has(at, count)) {
            throw new EOFException("it ends after " + length + " bytes, where byte " + (at + count) + " was announced");
        }
        return window == null ? from + (int) at : window.load(at, count);
    }

    int u8(long at) throws IOException {
        return data[start(at, 1)] & 0xFF;
    }

    int u16(long at) throws IOException {
        int i = start(at, 2);
        int first = data[i] & 0xFF;
        int second = data[i + 1] & 0xFF;
        return little ? second << 8 | first : first << 8 | second;
    }

    long u32(long at) throws IOException {
        long first = u16(at);
        long second = u16(at + 2);
        return little ? second << 16 | first : first << 16 | second;
    }

    long i64(long at) throws IOException {
        long first = u32(at);
        long second = u32(at + 4);
        return little ? second << 32 | first : first << 32 | second;
    }

    String ascii(long at, int count) throws IOException {
        return new String(data, start(at, count), count, StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(long at, String text) {
        if (!has(at, text.length())) {
            return false;
        }
        try {
            int begin = start(at, text.length());
            for (int i = 0; i < text.length(); i++) {
                if ((data[begin + i] & 0xFF) != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Bytes slice(long at, long count) throws IOException {
        if (!has(at, count)) {
            throw new EOFException(
                    "it ends after " + length + " bytes, where " + count + " bytes at byte " + at + " were announced");
        }
        if (window != null) {
            return new Bytes(window.copy(at, (int) count), 0, (int) count, little, null);
        }
        return new Bytes(data, from + (int) at, (int) count, little, null);
    }

    byte[] copy() {
        return Arrays.copyOfRange(data, from, from + length);
    }

    void copyTo(byte[] to, int count) throws IOException {
        System.arraycopy(data, start(0, count), to, 0, count);
    }

    void addTo(Checksum checksum) {
        checksum.update(data, from, length);
    }

    void appendTo(java.io.ByteArrayOutputStream out) {
        out.write(data, from, length);
    }
}
