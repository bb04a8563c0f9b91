package io.intaglio.image;

import java.io.EOFException;
import java.io.IOException;

/** Reads PBM, PGM and PPM, plain (P1 to P3) and raw (P4 to P6), with any maximum up to 65535 (Netpbm's description). */
final class PnmReader {

    private final Bytes file;
    private final int kind;
    private long at = 2;

    private PnmReader(Bytes file) throws IOException {
        this.file = file;
        this.kind = file.u8(1) - '0';
    }

    static Picture read(Bytes file, String name, ReadLimits limits) throws IOException {
        return new PnmReader(file).read(name, limits);
    }

    /** Returns width times height as the header announces them. */
    static long pixels(Bytes file) throws IOException {
        PnmReader reader = new PnmReader(file);
        long width = reader.number();
        return width * reader.number();
    }

    private Picture read(String name, ReadLimits limits) throws IOException {
        int width = number();
        int height = number();
        boolean bitmap = kind == 1 || kind == 4;
        int max = bitmap ? 1 : number();
        if (max < 1 || max > 65535) {
            throw new IOException("its largest value is " + max + ", 1 to 65535 are read");
        }
        Sizes.check(name, width, height, file.length(), limits);
        int channels = kind == 3 || kind == 6 ? 3 : 1;
        long row = kind == 4 ? (width + 7L) / 8 : (long) width * channels * (max > 255 ? 2 : 1);
        if (kind >= 4) {
            at++; // exactly one white space before raw samples
        }
        // A plain sample takes a digit, and a white space unless it is a bit.
        long least = kind == 1 ? (long) width * height : 2L * width * height * channels - 1;
        if (!file.has(at, kind >= 4 ? row * height : least)) {
            throw new EOFException("it ends after " + file.length() + " bytes, before its last row");
        }
        Sizes.memory(name, width, height, channels);
        float[] data = new float[width * height * channels];
        if (kind == 4) {
            bits(data, width, row);
        } else {
            for (int i = 0; i < data.length; i++) {
                data[i] = Math.min(1, sample(max) / (float) max);
            }
        }
        if (bitmap) {
            for (int i = 0; i < data.length; i++) {
                data[i] = 1 - data[i]; // 1 is black
            }
        }
        return Picture.of(ImageBatch.wrap(1, height, width, channels, data))
                .withName(name)
                .withBitDepth(max > 255 ? 16 : 8);
    }

    private int sample(int max) throws IOException {
        switch (kind) {
            case 1:
                space();
                int bit = file.u8(at++) - '0';
                if (bit != 0 && bit != 1) {
                    throw new IOException("a bit of it is neither 0 nor 1");
                }
                return bit;
            case 2, 3:
                return number();
            default:
                if (max < 256) {
                    return file.u8(at++);
                }
                at += 2;
                return file.u16(at - 2);
        }
    }

    private void bits(float[] data, int width, long row) throws IOException {
        for (int i = 0; i < data.length; i++) {
            int x = i % width;
            data[i] = file.u8(at + i / width * row + x / 8) >> 7 - x % 8 & 1;
        }
    }

    private void space() throws IOException {
        while (Character.isWhitespace(file.u8(at)) || file.u8(at) == '#') {
            if (file.u8(at++) == '#') {
                while (file.u8(at) != '\n' && file.u8(at) != '\r') {
                    at++;
                }
            }
        }
    }

    private int number() throws IOException {
        space();
        long value = 0;
        long start = at;
        while (file.has(at, 1) && file.u8(at) >= '0' && file.u8(at) <= '9') {
            value = value * 10 + file.u8(at++) - '0';
            if (value > Integer.MAX_VALUE) {
                throw new IOException("a number in it is too large");
            }
        }
        if (at == start) {
            throw new IOException("a number is missing at byte " + at);
        }
        return (int) value;
    }
}
