package io.intaglio.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stretch of a file, read by position; every access is checked against its end. */
final class Bytes {

    private final byte[] data;
    private final int from;
    private final int length;
    private final boolean little;

    private Bytes(byte[] data, int from, int length, boolean little) {
        this.data = data;
        this.from = from;
        this.length = length;
        this.little = little;
    }

    static Bytes of(byte[] data) {
        return new Bytes(data, 0, data.length, false);
    }

    Bytes littleEndian() {
        return new Bytes(data, from, length, true);
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
        return from + (int) at;
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
        for (int i = 0; i < text.length(); i++) {
            if ((data[from + (int) at + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    Bytes slice(long at, long count) throws IOException {
        if (!has(at, count)) {
            throw new EOFException(
                    "it ends after " + length + " bytes, where " + count + " bytes at byte " + at + " were announced");
        }
        return new Bytes(data, from + (int) at, (int) count, little);
    }

    byte[] copy() {
        return Arrays.copyOfRange(data, from, from + length);
    }

    void appendTo(java.io.ByteArrayOutputStream out) {
        out.write(data, from, length);
    }
}
