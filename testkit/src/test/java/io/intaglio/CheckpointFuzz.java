package io.intaglio;

import io.intaglio.plate.Plate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads damaged checkpoints, and plans to go on from them. */
public final class CheckpointFuzz extends PlateFuzz {

    /** Mutants of the last checkpoint of a training. */
    public CheckpointFuzz() throws IOException {
        super(CheckpointFuzz::checkpoint);
    }

    private static Plate checkpoint(Path folder) {
        trained(folder);
        try {
            return Checkpoints.read(folder.resolve("checkpoint-3.plate"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void use(Intaglio opened, Plate plate) throws IOException {
        opened.resume(plate)
                .data(new Bench.Images(8, 1, 0, "d"))
                .allowChangedData(true)
                .plan();
    }
}
