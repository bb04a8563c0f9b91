package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.Resampling;
import io.intaglio.task.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;

/** Takes picture after picture through a model; one that fails is named, in its turn, and the rest is done. */
final class RunJob {

    private static final int MANY = 3;

    private final Console console;
    private final Model model;
    private final Settings options;
    private final Masks masks;
    private final boolean compare;
    private final Set<String> told = new HashSet<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int failed;

    /** A picture on its way to a file; what comes is why it failed, if it did. */
    private record Pending(RunPlan.Step step, Future<Optional<String>> failure) {}

    /**
     * A run.
     *
     * @param masks or null for none
     * @param compare whether to write before and after side by side, too
     */
    RunJob(Console console, Model model, Settings options, Masks masks, boolean compare) {
        this.console = console;
        this.model = model;
        this.options = options;
        this.masks = masks;
        this.compare = compare;
    }

    int run(RunPlan plan) {
        int count = plan.steps().size();
        for (Path other : plan.others()) {
            console.say(
                    "intaglio: %s is left out: by its name it is no picture that can be read (name it alone to try)",
                    other);
        }
        try (ProgressBar bar = console.terminal() && count >= MANY
                        ? ProgressBarView.bar(console, "pictures", "picture", count)
                        : null;
                Conveyor conveyor = new Conveyor()) {
            Deque<Future<Conveyor.Item>> reads = new ArrayDeque<>();
            plan.steps().forEach(step -> reads.add(conveyor.read(() -> pictures(step.input()))));
            for (RunPlan.Step step : plan.steps()) {
                pending.add(new Pending(step, one(step, get(reads.remove()), conveyor)));
                settle(bar, false);
            }
            settle(bar, true);
        }
        int done = count - failed;
        console.say(
                "%d %s done%s", done, done == 1 ? "picture" : "pictures", failed == 0 ? "" : ", " + failed + " failed");
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private Future<Optional<String>> one(RunPlan.Step step, Conveyor.Item item, Conveyor conveyor) {
        long pixels = item.pixels();
        if (item.failure() != null) {
            conveyor.done(pixels);
            return CompletableFuture.completedFuture(Optional.of(item.failure()));
        }
        for (String note : model.notes(item.picture())) {
            if (told.add(note)) {
                console.say("note: %s", note);
            }
        }
        try {
            Picture result = model.run(item.pictures(), options);
            Picture before =
                    compare ? item.picture() : null; // otherwise its memory is free while the result is written
            return conveyor.write(() -> {
                try {
                    return write(step, result, before);
                } finally {
                    conveyor.done(pixels);
                }
            });
        } catch (InvalidInputException | OutOfMemoryError e) {
            conveyor.done(pixels);
            return CompletableFuture.completedFuture(Optional.of(Failures.ofPicture(e)));
        }
    }

    private static Optional<String> write(RunPlan.Step step, Picture result, Picture before) {
        try {
            Files.createDirectories(step.output().toAbsolutePath().getParent());
            Pictures.write(result, step.output());
            if (before != null) {
                Pictures.writeBeside(ofHeight(before, result.height()), result, step.comparison());
            }
            return Optional.empty();
        } catch (IOException | InvalidInputException | OutOfMemoryError e) {
            return Optional.of(Failures.ofPicture(e));
        }
    }

    private static Picture ofHeight(Picture picture, int height) {
        if (picture.height() == height) {
            return picture;
        }
        long width = Math.max(1, Math.round((double) picture.width() * height / picture.height()));
        return picture.withPixels(Resampling.resize(picture.pixels(), height, Math.toIntExact(width)));
    }

    /** Counts and tells, in the order of the pictures, what is known; or waits until all is. */
    private void settle(ProgressBar bar, boolean all) {
        while (!pending.isEmpty() && (all || pending.peek().failure().isDone())) {
            Pending head = pending.remove();
            get(head.failure()).ifPresent(reason -> fail(head.step(), reason));
            if (bar != null) {
                bar.step();
            }
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pictures were read or written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Map<String, Picture> pictures(Path file) throws IOException {
        Picture picture = Pictures.read(file);
        return masks == null
                ? Map.of(Inputs.IMAGE, picture)
                : Map.of(Inputs.IMAGE, picture, Inputs.MASK, masks.of(file));
    }

    private void fail(RunPlan.Step step, String reason) {
        failed++;
        String name = step.input().getFileName().toString();
        console.say("intaglio: %s%s", reason.contains(name) ? "" : step.input() + ": ", reason);
    }
}
