package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.file.FolderLock;
import io.intaglio.file.Folders;
import io.intaglio.plate.Plate;
import io.intaglio.plate.PlateException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of files {@code checkpoint-STEP.plate}.
 *
 * @param path of the folder
 */
public record CheckpointFolder(Path path) {

    private static final Pattern NAME = Pattern.compile("checkpoint-([0-9]{1,18})\\.plate");

    /**
     * Reads a checkpoint.
     *
     * @throws PlateException if it cannot be used; where an earlier one of its folder is intact, the message names the
     *     newest
     * @throws InvalidInputException if it is a plate without a checkpoint
     * @throws IOException if reading fails
     */
    public static Plate read(Path file) throws IOException {
        try {
            Plate plate = Plate.read(file);
            Resumption.of(plate); // checks
            return plate;
        } catch (PlateException e) {
            String earlier = earlier(file);
            throw earlier.isEmpty() ? e : new PlateException(e.getMessage() + earlier, e);
        }
    }

    /**
     * Finds the newest checkpoint of a folder that can be used.
     *
     * @throws InvalidInputException if there is none
     * @throws IOException if reading fails
     */
    public static Path newest(Path folder) throws IOException {
        return intact(new CheckpointFolder(folder).files())
                .orElseThrow(() -> new InvalidInputException(folder
                        + " holds no checkpoint (checkpoint-STEP.plate) that can be used; name a folder"
                        + " NAME.plate.checkpoints"));
    }

    /** The newest that can be read. */
    private static Optional<Path> intact(NavigableMap<Long, Path> files) throws IOException {
        for (Path file : files.descendingMap().values()) {
            try {
                Plate.read(file);
                return Optional.of(file);
            } catch (PlateException damaged) {
                continue; // the one before it may do
            }
        }
        return Optional.empty();
    }

    private static String earlier(Path file) throws IOException {
        var folder = around(file);
        if (folder.isEmpty()) {
            return "";
        }
        NavigableMap<Long, Path> files = folder.get().files();
        if (!Files.exists(file)) {
            return intact(files)
                    .map(newest -> "; the newest that is there is " + file.resolveSibling(newest.getFileName()))
                    .orElse("; no other one in its folder is intact");
        }
        long step = step(file).orElseThrow();
        return intact(files.headMap(step, false))
                .map(other -> "; an earlier one is intact, resume from " + file.resolveSibling(other.getFileName()))
                .orElse("; no earlier one in its folder is intact");
    }

    /** The folder that a checkpoint lies in, if it has the name of one. */
    static Optional<CheckpointFolder> around(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return step(file).isPresent() && folder != null ? Optional.of(new CheckpointFolder(folder)) : Optional.empty();
    }

    /** The step that a file's name tells. */
    static OptionalLong step(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    Path file(long step) {
        return path.resolve("checkpoint-" + step + ".plate");
    }

    /** Those that are there, by step; none where there is no folder. */
    NavigableMap<Long, Path> files() throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        if (!Files.isDirectory(path)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            for (Path file : all) {
                step(file).ifPresent(step -> files.put(step, file));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    /**
     * Makes it ready for a training: it is there, holds no other training's checkpoints, and no other training writes
     * into it.
     *
     * @param from what the training goes on from; empty where it begins
     * @return to be closed when the training has written its last
     */
    FolderLock prepare(Optional<Resumption> from) throws IOException {
        try {
            Folders.make(path);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the folder " + path + " for checkpoints cannot be made ("
                            + e.getClass().getSimpleName() + "); choose another place for the plate",
                    e);
        }
        FolderLock lock = FolderLock.of(path)
                .orElseThrow(() -> new InvalidInputException("another training is writing its checkpoints into " + path
                        + "; wait until it ends, stop it, or name another file for the plate"));
        try {
            checkOwn(from);
            removeHalves();
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
        return lock;
    }

    private void checkOwn(Optional<Resumption> from) throws IOException {
        NavigableMap<Long, Path> files = files();
        if (!files.isEmpty() && (from.isEmpty() || !holds(files, from.get()))) {
            throw new InvalidInputException("the folder " + path + " holds checkpoints of another training, up to step "
                    + files.lastKey() + "; resume from " + files.lastEntry().getValue()
                    + ", remove the folder, or name another file for the plate");
        }
    }

    /** Whether a training's own checkpoint is among these; another training may well have one of the same step. */
    private static boolean holds(NavigableMap<Long, Path> files, Resumption from) throws IOException {
        Path file = files.get(from.step());
        try {
            return file != null && from.begins(Plate.read(file));
        } catch (PlateException e) {
            return false;
        }
    }

    /** What a training left that was killed while it wrote. */
    private void removeHalves() throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(path, AtomicFile.HALVES)) {
            for (Path half : halves) {
                Files.delete(half);
            }
        }
    }

    /** Removes that of a step, if it is there. */
    void remove(long step) throws IOException {
        Files.deleteIfExists(file(step));
    }

    /**
     * Removes the oldest up to a step but the last few; those of later steps are left alone.
     *
     * @param best the step of one that stays in any case
     */
    void prune(long step, int keep, long best) throws IOException {
        NavigableMap<Long, Path> files = files().headMap(step, true);
        files.remove(best);
        while (files.size() > keep) {
            Files.deleteIfExists(files.pollFirstEntry().getValue());
        }
    }
}
