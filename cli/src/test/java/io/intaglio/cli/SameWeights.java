package io.intaglio.cli;

import io.intaglio.plate.Plate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/** Tells whether two plates run the same weights, to the last bit. */
final class SameWeights {

    private SameWeights() {}

    /** Of the entry {@code weights.safetensors}, as it stands in the file; the plate is checked, too. */
    static String sha256(Path file) throws IOException {
        Plate.read(file);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream weights = zip.getInputStream(zip.getEntry("weights.safetensors"))) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
