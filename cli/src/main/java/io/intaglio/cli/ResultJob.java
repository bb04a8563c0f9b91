package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs a plate whose task answers with something else than a picture for a picture, and delivers the answers by their
 * kind.
 */
final class ResultJob {

    private final Console console;
    private final Model model;
    private final RunRequest request;
    private final PictureStreams streams;
    private final Path out;
    private final boolean verbose;
    private final List<String> names = new ArrayList<>();
    private final List<List<Double>> rows = new ArrayList<>();
    private int failed;
    private int written;

    /**
     * A run.
     *
     * @param request what each input is run with beside itself
     * @param out a file or folder, or null for the usual place
     */
    ResultJob(Console console, PictureStreams streams, Model model, RunRequest request, Path out, boolean verbose) {
        this.console = console;
        this.streams = streams;
        this.model = model;
        this.request = request;
        this.out = out;
        this.verbose = verbose;
    }

    /** Checks, before anything is computed, that the answers can be written. */
    static void check(Answer answer, List<Path> inputs, Path out) {
        if (out == null || ResultPlace.isStandard(out)) {
            if (out != null && answer.kind() != Answer.Kind.TABLE) {
                throw new InvalidInputException("this plate answers with files, which do not go to the standard output;"
                        + " name a folder with -o");
            }
            return;
        }
        switch (answer.kind()) {
            case TABLE -> {
                TableFile.check(out);
                AtomicFile.checkWritable(out);
            }
            case FILE -> {
                if (inputs.size() <= 1
                        && !Files.isDirectory(out)
                        && inputs.stream().noneMatch(Files::isDirectory)) {
                    AtomicFile.checkWritable(out);
                }
            }
            default -> {
                if (Files.isRegularFile(out)) {
                    throw new InvalidInputException(
                            out + " is a file; this plate answers with pictures, which go into a"
                                    + " folder: name one with -o");
                }
            }
        }
    }

    int run(List<Path> inputs) throws IOException {
        if (inputs.isEmpty()) {
            one("", request, null);
        } else {
            RunPlan plan = RunPlan.of(inputs, new ResultPlace(Path.of("."), "", ResultFormat.SAME, true));
            plan.missing().forEach((path, reason) -> console.say("intaglio: %s is left out: %s", path, reason));
            failed += plan.missing().size();
            try (BatchProgress progress =
                    BatchProgress.of(console, "inputs", "input", plan.steps().size())) {
                for (int i = 0; i < plan.steps().size(); i++) {
                    take(plan.steps().get(i));
                    progress.done(i + 1);
                }
            }
        }
        deliverTable();
        console.say("%d done%s", written, failed == 0 ? "" : ", " + failed + " failed");
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private void take(RunPlan.Step step) {
        try {
            PictureFile file = streams.open(step.input());
            Picture picture = file.page(0);
            model.notes(picture, request.options()).forEach(note -> console.say("note: %s", note));
            one(step.name().toString(), request.with(Inputs.IMAGE, picture), step);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed++;
            if (verbose) {
                console.trace(e);
            }
            console.say("intaglio: %s: %s", step.input(), Failures.reason(e));
        }
    }

    /** @param step null where a task makes something from nothing */
    private void one(String name, RunRequest whole, RunPlan.Step step) throws IOException {
        Result result = model.result(whole);
        if (result instanceof Result.Table table) {
            table.rows().forEach(row -> {
                if (step != null) {
                    names.add(name);
                }
                rows.add(row);
            });
        } else if (result instanceof Result.Images images) {
            write(images.images(), step);
        } else if (result instanceof Result.File file) {
            Path to = place(step, file.blob().extension());
            AtomicFile.write(to, stream -> stream.write(file.blob().bytes()));
            console.say("wrote %s", to);
        }
        written++;
    }

    private void write(List<ImageBatch> images, RunPlan.Step step) throws IOException {
        Path folder = out != null ? out : Path.of(model.taskName());
        Files.createDirectories(folder);
        String stem = step == null ? "" : ResultFormat.stem(step.name().getFileName()) + "-";
        int digits = Math.max(3, Integer.toString(images.size()).length());
        for (int i = 0; i < images.size(); i++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%s%0" + digits + "d.png", stem, i + 1));
            Pictures.write(Picture.of(Metrics.clipped(images.get(i))), file);
        }
        console.say("wrote %d pictures into %s", images.size(), folder);
    }

    private Path place(RunPlan.Step step, String extension) throws IOException {
        if (step == null) {
            return out != null ? out : Path.of(model.taskName() + "." + extension);
        }
        Path name = Path.of(ResultFormat.stem(step.name().getFileName()) + "." + extension);
        if (out == null) {
            return step.input().resolveSibling(name);
        }
        boolean single = ResultFormat.extension(out).equals(extension) && !Files.isDirectory(out);
        if (single) {
            return out;
        }
        Path below =
                step.name().getParent() == null ? out : out.resolve(step.name().getParent());
        Files.createDirectories(below);
        return below.resolve(name);
    }

    private void deliverTable() throws IOException {
        if (model.task().answer().kind() != Answer.Kind.TABLE || rows.isEmpty()) {
            return;
        }
        TableFile table = new TableFile(model.task().answer().columns(), names, rows);
        if (out == null || ResultPlace.isStandard(out)) {
            console.print("%s", table.csv().replace("\r\n", "\n").stripTrailing());
        } else {
            table.write(out);
            console.say("wrote %s", out);
        }
    }
}
