package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** Short zlib streams within files, profiles and texts: none is believed to be longer than it should be. */
final class Inflation {

    private Inflation() {}

    /** Returns what a stream holds; nothing if it is damaged or holds more than so many bytes. */
    static Optional<byte[]> of(byte[] compressed, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int count;
            while ((count = inflater.inflate(buffer)) > 0) {
                whole.write(buffer, 0, count);
                if (whole.size() > most) {
                    return Optional.empty();
                }
            }
            return inflater.finished() ? Optional.of(whole.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty(); // a picture whose profile is damaged is still a picture
        } finally {
            inflater.end();
        }
    }

    /** Returns a stream. */
    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(compressed, deflater)) {
            zlib.write(content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // memory does not fail so
        } finally {
            deflater.end();
        }
        return compressed.toByteArray();
    }
}
