package io.intaglio.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the command {@code cksum} prints of a file, which the launcher compares: the CRC of POSIX, with the length
 * behind the bytes.
 */
final class PosixChecksum {

    private static final int POLYNOMIAL = 0x04C11DB7;

    private final int[] table = new int[256];
    private int crc;

    private PosixChecksum() {
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value << 1 ^ (value < 0 ? POLYNOMIAL : 0);
            }
            table[i] = value;
        }
    }

    /** Returns the sum of a file, from 0 to 2<sup>32</sup> - 1. */
    static long of(Path file) throws IOException {
        PosixChecksum sum = new PosixChecksum();
        long length = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), buffer.length)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                for (int i = 0; i < read; i++) {
                    sum.add(buffer[i]);
                }
            }
        }
        for (long rest = length; rest != 0; rest >>>= 8) {
            sum.add((byte) rest);
        }
        return ~sum.crc & 0xffffffffL;
    }

    private void add(byte next) {
        crc = crc << 8 ^ table[(crc >>> 24 ^ next) & 0xff];
    }
}
