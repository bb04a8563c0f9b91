package io.intaglio.itg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads bytes and numbers of seven bits a byte, the lowest first; the highest bit says that more follow. */
final class Varint {

    private final byte[] data;
    private int at;

    Varint(byte[] data) {
        this.data = data;
    }

    static void write(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    int at() {
        return at;
    }

    int rest() {
        return data.length - at;
    }

    int next() throws ItgException {
        if (at >= data.length) {
            throw new ItgException(
                    at == 0
                            ? "the file is empty"
                            : "the file ends after " + at + " bytes, in the middle of its contents");
        }
        return data[at++] & 0xFF;
    }

    int number() throws ItgException {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = next();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new ItgException("a number at byte " + at + " has more than four bytes");
    }

    void skip(int count) throws ItgException {
        if (count > rest()) {
            throw new ItgException("the file ends after " + data.length + " bytes, in the middle of its contents");
        }
        at += count;
    }

    byte[] bytes(int count) throws ItgException {
        skip(count);
        return Arrays.copyOfRange(data, at - count, at);
    }
}
