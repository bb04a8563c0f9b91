package io.intaglio.sources;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest that identifies data. */
final class Digest {

    private static final int SAMPLE = 4096;

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a text. Its length is added first, so that different sequences of texts have different digests. */
    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return add(bytes.length).add(bytes);
    }

    Digest add(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            sha.update((byte) (number >>> shift));
        }
        return this;
    }

    Digest add(byte[] bytes) {
        sha.update(bytes);
        return this;
    }

    /** Adds a file's length, its first bytes and its last bytes. A file that cannot be read has the length -1. */
    Digest addSampleOf(Path file) {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            long length = opened.length();
            byte[] first = new byte[(int) Math.min(length, SAMPLE)];
            opened.readFully(first);
            byte[] last = new byte[first.length];
            opened.seek(length - last.length);
            opened.readFully(last);
            return add(length).add(first).add(last);
        } catch (IOException e) {
            return add(-1);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
