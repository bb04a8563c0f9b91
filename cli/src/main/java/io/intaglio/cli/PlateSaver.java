package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.config.InvalidInputException;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Puts a trained plate where it belongs or, where that fails, somewhere else: it may be the work of a night. */
final class PlateSaver {

    private final Path refuge;

    @Inject
    PlateSaver() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param refuge a folder, on another disk perhaps */
    PlateSaver(Path refuge) {
        this.refuge = refuge;
    }

    /**
     * Writes it.
     *
     * @param otherwise what to do where nothing can be written at all
     * @throws IOException if it is not where it belongs; the message says where it is instead
     */
    void deliver(Plate plate, Path out, String otherwise) throws IOException {
        try {
            plate.write(out);
        } catch (IOException | InvalidInputException e) {
            String trouble = out + " could not be written (" + sentence(e) + ")";
            throw new IOException(trouble + second(plate, String.valueOf(out.getFileName()), otherwise), e);
        }
    }

    private String second(Plate plate, String name, String otherwise) throws IOException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory(refuge, "intaglio-");
            Path file = folder.resolve(name);
            plate.write(file);
            return "; the plate is " + file + ", make room and move it to its place";
        } catch (IOException | InvalidInputException e) {
            if (folder != null) {
                Files.delete(folder);
            }
            return ", nor into " + refuge + " (" + sentence(e) + "); " + otherwise;
        }
    }

    private static @Nullable String sentence(Exception e) {
        return e instanceof IOException io ? Failures.sentence(io) : e.getMessage();
    }
}
