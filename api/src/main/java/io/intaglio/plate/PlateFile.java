package io.intaglio.plate;

import io.intaglio.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads and writes the files of plates. */
final class PlateFile {

    private PlateFile() {}

    static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new PlateException(file + " is not a plate but a folder");
        }
        if (!Files.exists(file)) {
            throw new PlateException("there is no file " + file);
        }
        if (!Files.isReadable(file)) {
            throw new PlateException(file + " cannot be read: its permissions forbid it");
        }
        long size = Files.size(file);
        if (size > Plate.SIZE_LIMIT) {
            throw new PlateException(
                    file + " has " + size + " bytes; a plate has at most " + Plate.SIZE_LIMIT + ", so it is none");
        }
        // Before memory for the whole file is allocated, because it may be any large file.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            if (magic.length < 4
                    || ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt() != Archive.LOCAL) {
                throw ArchiveReader.notAPlate(file.toString());
            }
        }
        return Files.readAllBytes(file);
    }

    static void write(Path file, Map<String, byte[]> contents) throws IOException {
        AtomicFile.checkWritable(file);
        AtomicFile.writeDurably(file, out -> Archive.write(contents, out));
    }
}
