package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/** The way of a plate to disk and back. */
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
        // Before memory for all of it is taken: a stranger may name any large file.
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
        checkWritable(file);
        Path temporary = beside(file);
        try {
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                Archive.write(contents, out);
                out.flush();
                // On disk before the name changes: else a power cut may leave the new name on nothing.
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(temporary.getParent());
    }

    static void checkWritable(Path file) {
        Path probe = beside(file);
        Path folder = probe.getParent();
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": a folder has that name; give the name of a file");
        }
        try {
            // Permissions alone do not tell: read-only mounts, quotas and file systems have their own mind.
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot write " + file + ": the folder " + folder + " takes no new file (" + reason(e)
                            + "); choose another",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    }

    private static Path beside(Path file) {
        Path absolute = file.toAbsolutePath();
        if (absolute.getFileName() == null) {
            throw new InvalidInputException("cannot write " + file + ": that is no name of a file");
        }
        return absolute.resolveSibling(".plate-" + UUID.randomUUID() + ".tmp");
    }

    /** Makes the new name itself durable, where the system lets folders be opened. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not; the content is safe already.
            return;
        }
    }
}
