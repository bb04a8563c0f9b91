package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.internal.training.CheckpointFolder;
import io.intaglio.plate.Plate;
import io.intaglio.plate.PlateException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds and reads the checkpoints written by {@link Training#checkpointEvery}, for {@link Intaglio#resume}.
 *
 * @since 0.1
 */
public final class Checkpoints {

    private Checkpoints() {}

    /**
     * Reads a checkpoint.
     *
     * @throws PlateException if it cannot be used; if its folder contains an earlier, undamaged checkpoint, the message
     *     names the newest of these
     * @throws InvalidInputException if it is a plate without a checkpoint
     * @throws IOException if reading fails
     */
    public static Plate read(Path file) throws IOException {
        return CheckpointFolder.read(file);
    }

    /**
     * Finds the newest checkpoint of a folder that can be used.
     *
     * @throws InvalidInputException if there is none
     * @throws IOException if reading fails
     */
    public static Path newest(Path folder) throws IOException {
        return CheckpointFolder.newest(folder);
    }
}
