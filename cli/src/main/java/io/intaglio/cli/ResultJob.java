package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.bulk.BulkRun;
import io.intaglio.bulk.PictureListing;
import io.intaglio.bulk.PictureListing.Entry;
import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.task.Answer;
import io.intaglio.task.Blob;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private List<String> classes = List.of();
    private int written;

    /** Whether one result at most goes into the output. */
    private boolean single = true;

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

    /** Names the classes of the plate, by their numbers; without it tables have the numbers. */
    ResultJob classes(List<String> names) {
        classes = names;
        return this;
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
            default -> PictureSet.check(out);
        }
    }

    /** @param onePass whether there is memory for one pass only */
    int run(List<Path> inputs, boolean onePass) throws IOException {
        int failed = 0;
        Set<String> unused = model.unused(request);
        if (!unused.isEmpty()) {
            console.say(
                    "note: with the other options and the pictures as they are, these have no effect: %s",
                    String.join(", ", unused));
        }
        model.notes(request.options()).forEach(note -> console.say("note: %s", note));
        if (inputs.isEmpty()) {
            say(deliver(model.result(request), null));
        } else {
            ResultPlace.checkThere(inputs);
            PictureListing listing = PictureListing.of(inputs);
            single = listing.pictures().size() == 1;
            failed = all(listing, onePass);
        }
        deliverTable();
        if (!inputs.isEmpty()) {
            String counts = new RunTally(written, 0, failed, 0).counts();
            boolean folder = !single && written > 0 && answer().kind() == Answer.Kind.PICTURES;
            console.say("%s", folder ? counts + "; results are in " + pictures() : counts);
        }
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    /** Works on all pictures; returns how many failed or are missing. */
    private int all(PictureListing listing, boolean onePass) {
        int count = listing.pictures().size();
        InputReport report = new InputReport(console, verbose, count);
        report.leftOut(listing.others(), listing.missing());
        try (BulkProgress progress = BulkProgress.of(console, "inputs", "input", count)) {
            new BulkRun<>(model, onePass, new Work()).run(listing.pictures(), (picture, outcome, number) -> {
                report.tell(picture.input(), picture.name(), outcome);
                if (outcome.failure() == null) {
                    outcome.result()
                            .rows()
                            .forEach(row -> names.add(picture.name().toString()));
                    say(outcome.result());
                }
                progress.done(number);
            });
        }
        return report.failed();
    }

    /**
     * What became of an answer.
     *
     * @param rows of the table, if it was one
     * @param message what was written, or empty
     */
    private record Delivered(List<List<Double>> rows, String message) {}

    private final class Work implements BulkRun.Work<Entry, Delivered> {

        @Override
        public long pixels(Entry picture) {
            return streams.pixels(picture.input());
        }

        @Override
        public long bytes(Entry picture) {
            return streams.bytes(picture.input());
        }

        @Override
        public Delivered take(Entry entry, BulkRun.Room room) throws IOException {
            Picture picture = streams.open(entry.input()).page(0);
            model.notes(picture, request.options()).forEach(room::note);
            room.sees((long) picture.height() * picture.width());
            return deliver(room.pass(some -> some.result(request.with(Inputs.IMAGE, picture))), entry);
        }
    }

    private void say(Delivered delivered) {
        rows.addAll(delivered.rows());
        if (!delivered.message().isEmpty()) {
            console.say("%s", delivered.message());
        }
        written++;
    }

    /** @param picture null where a task makes something from nothing */
    private Delivered deliver(Result result, Entry picture) throws IOException {
        if (result instanceof Result.Table table) {
            return new Delivered(table.rows(), "");
        }
        if (result instanceof Result.Images images) {
            String message = write(images.images(), picture);
            return new Delivered(List.of(), single ? message : "");
        }
        Blob blob = ((Result.File) result).blob();
        Path to = place(picture, blob.extension());
        AtomicFile.write(to, stream -> stream.write(blob.bytes()));
        return new Delivered(List.of(), "wrote " + to);
    }

    private String write(List<ImageBatch> images, Entry picture) throws IOException {
        Path to = pictures();
        boolean file = PictureSet.isFile(to);
        if (!single && file) {
            throw new InvalidInputException("pictures for several inputs go into a folder; name one with -o");
        }
        String stem =
                picture == null || file ? "" : ResultFormat.stem(picture.name().getFileName()) + "-";
        return new PictureSet(images).write(to, stem);
    }

    private Path pictures() {
        return out != null ? out : Path.of(model.taskName());
    }

    private Answer answer() {
        return model.answer(request.options());
    }

    private Path place(Entry picture, String extension) throws IOException {
        if (picture == null) {
            return out != null ? out : Path.of(model.taskName() + "." + extension);
        }
        Path name = Path.of(ResultFormat.stem(picture.name().getFileName()) + "." + extension);
        if (out == null) {
            return picture.input().resolveSibling(name);
        }
        boolean single = ResultFormat.extension(out).equals(extension) && !Files.isDirectory(out);
        if (single) {
            return out;
        }
        Path below = picture.name().getParent() == null
                ? out
                : out.resolve(picture.name().getParent());
        Files.createDirectories(below);
        return below.resolve(name);
    }

    private void deliverTable() throws IOException {
        Answer answer = answer();
        if (answer.kind() != Answer.Kind.TABLE || rows.isEmpty()) {
            return;
        }
        Result.Table whole = completed(new Result.Table(answer.columns(), rows));
        TableFile table = new TableFile(whole.columns(), names, whole.rows(), classes);
        if (out == null || ResultPlace.isStandard(out)) {
            console.print("%s", table.csv().replace("\r\n", "\n").stripTrailing());
        } else {
            table.write(out);
            console.say("wrote %s", out);
        }
    }

    private Result.Table completed(Result.Table table) {
        Optional<RunCompletion.Completed> completed =
                model.completion(request.options()).map(completion -> completion.complete(table));
        completed.ifPresent(all -> all.notes().forEach(note -> console.say("note: %s", note)));
        return completed.map(RunCompletion.Completed::table).orElse(table);
    }
}
