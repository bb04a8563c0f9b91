package io.intaglio.cli;

import io.intaglio.Checkpoints;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Checkpoints, and going on from one. */
final class ResumeOptions {

    private static final String SUFFIX = ".checkpoints";

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Write OUT.checkpoints/checkpoint-STEP.plate every N steps, or every 30s, 5m, 2h.")
    private @Nullable String every;

    @Option(
            names = "--resume",
            paramLabel = "CHECKPOINT",
            description = "Continue from this checkpoint, or from the newest in a folder. It determines task, data "
                    + "and settings; you may change the budget, learning-rate, clip, crop, accumulate and "
                    + "mixed-precision.")
    private @Nullable Path resume;

    @Option(names = "--allow-changed-data", description = "Resume even if the data has changed.")
    private boolean changedData;

    /**
     * The checkpoint to go on from, or null to begin.
     *
     * @param task that was asked for, or null
     */
    @Nullable
    Plate read(String task) throws IOException {
        if (resume == null) {
            if (changedData) {
                throw new InvalidInputException("--allow-changed-data goes with --resume CHECKPOINT only");
            }
            return null;
        }
        if (Files.isDirectory(resume)) {
            resume = Checkpoints.newest(resume);
        }
        Plate plate = Checkpoints.read(resume);
        String own = plate.card().task().orElse("no task");
        if (task != null && !task.equals(own)) {
            throw new InvalidInputException(
                    resume + " is a checkpoint of " + own + ", not of " + task + "; leave the task out");
        }
        return plate;
    }

    /** The checkpoint's file, or null to begin. */
    Path from() {
        return resume;
    }

    /** The plate that the checkpoint's folder is named after. */
    Path out() {
        return named().orElseThrow(() -> new InvalidInputException(resume + " does not lie in a folder NAME.plate"
                + SUFFIX + ", which would tell where the plate goes; name it with --out FILE.plate"));
    }

    /**
     * Whether a plate is another one than that which the checkpoint belongs to, and which the training goes on to
     * write.
     */
    boolean isElsewhere(Path out) {
        Path here = out.toAbsolutePath().normalize();
        return named().map(own -> !own.toAbsolutePath().normalize().equals(here))
                .orElse(true);
    }

    private Optional<Path> named() {
        Path folder = resume.toAbsolutePath().getParent();
        String name = String.valueOf(folder == null ? null : folder.getFileName());
        if (!name.endsWith(SUFFIX) || name.equals(SUFFIX)) {
            return Optional.empty();
        }
        Path plate = Path.of(name.substring(0, name.length() - SUFFIX.length()));
        Path given = resume.getParent();
        return Optional.of(
                given == null || !given.endsWith(folder.getFileName())
                        ? folder.resolveSibling(plate)
                        : given.resolveSibling(plate));
    }

    /**
     * What the training writes beside its plate.
     *
     * @param checkpoint to go on from, or null
     */
    TrainingFiles files(Path out, Plate checkpoint) {
        TrainingFiles files = TrainingFiles.of(out);
        if (checkpoint == null) {
            return files;
        }
        return files.goingOn(
                named().orElse(out),
                checkpoint.checkpoint().orElseThrow().state().step());
    }

    void apply(Training training, Path out) {
        training.checkpoints(out.resolveSibling(out.getFileName() + SUFFIX)).allowChangedData(changedData);
        if (every != null) {
            training.checkpointEvery(every);
        }
    }
}
