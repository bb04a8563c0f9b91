package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.file.Folders;
import io.intaglio.image.Metadata;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.Resampling;
import io.intaglio.task.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Takes pictures through a model; one that fails is named, in its turn, and the rest is done. */
final class RunJob {

    private final Console console;
    private final Model model;
    private final Settings options;
    private final Masks masks;
    private final boolean compare;
    private final boolean verbose;
    private final Map<Integer, Model> onThreads = new ConcurrentHashMap<>();
    private final Set<String> told = new HashSet<>();
    private int failed;
    private boolean stripMetadata;
    private final PictureStreams streams;

    /**
     * What became of a picture.
     *
     * @param notes what was done to it, beside what was asked for
     * @param failure null if there is none
     */
    private record Outcome(List<String> notes, Throwable failure) {}

    /**
     * A picture that is about to be written.
     *
     * @param before null unless it is to be compared: its memory is free otherwise while the result is written
     */
    private record Finished(Picture result, Picture before) {}

    /**
     * A run.
     *
     * @param streams that pictures come from and go to
     * @param masks or null for none
     * @param compare whether to write before and after side by side, too
     * @param verbose whether to show where a failure happened
     */
    RunJob(
            Console console,
            PictureStreams streams,
            Model model,
            Settings options,
            Masks masks,
            boolean compare,
            boolean verbose) {
        this.console = console;
        this.streams = streams;
        this.model = model;
        this.options = options;
        this.masks = masks;
        this.compare = compare;
        this.verbose = verbose;
    }

    /** Leaves metadata out of the results, or not. */
    RunJob strippingMetadata(boolean strip) {
        stripMetadata = strip;
        return this;
    }

    /** @param onePass whether there is memory for one pass only */
    int run(RunPlan plan, boolean onePass) {
        return PartialFileCleanup.after(() -> all(plan, onePass));
    }

    private int all(RunPlan plan, boolean onePass) {
        int count = plan.steps().size();
        for (Path other : plan.others()) {
            console.say(
                    "intaglio: %s is left out: by its name it is no picture that can be read (name it alone to try)",
                    other);
        }
        plan.missing().forEach((path, reason) -> console.say("intaglio: %s is left out: %s", path, reason));
        try (BatchProgress tally = BatchProgress.of(console, "pictures", "picture", count);
                BatchExecutor crew = crew(count, onePass)) {
            List<Future<Outcome>> outcomes = plan.steps().stream()
                    .map(step -> crew.send(() -> take(step, crew)))
                    .toList();
            for (int i = 0; i < count; i++) {
                tell(plan.steps().get(i), get(outcomes.get(i)));
                tally.done(i + 1);
            }
        }
        int done = count - failed;
        failed += plan.missing().size();
        console.say(
                "%d %s done%s%s%s",
                done,
                done == 1 ? "picture" : "pictures",
                failed == 0 ? "" : ", " + failed + " failed",
                plan.there() == 0 ? "" : ", " + plan.there() + " left as they are",
                done + plan.there() == 0 ? "" : plan.whereabouts());
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    /** Few pictures share the processors among them; they may be too small to be worth so many. */
    private BatchExecutor crew(int count, boolean onePass) {
        int processors = model.autoencoder().threads();
        return new BatchExecutor(processors, onePass ? processors : Math.max(1, processors / Math.max(1, count)));
    }

    /** From file to file. */
    private Outcome take(RunPlan.Step step, BatchExecutor crew) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        try (BatchExecutor.Place place = crew.place()) {
            write(step, work(step, place, notes));
            return new Outcome(notes, null);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Outcome(notes, e);
        }
    }

    private Finished work(RunPlan.Step step, BatchExecutor.Place place, List<String> notes)
            throws IOException, InterruptedException {
        Map<String, Picture> pictures = pictures(step, notes);
        int times = model.enlargement(options);
        place.holds((long) times
                * times
                * pictures.values().stream()
                        .mapToLong(each -> (long) each.height() * each.width())
                        .sum());
        Picture picture = pictures.get(Inputs.IMAGE);
        notes.addAll(model.notes(picture));
        Picture result = place.pass(
                threads -> onThreads.computeIfAbsent(threads, model::onThreads).run(pictures, options));
        return new Finished(result, compare ? picture : null);
    }

    private void write(RunPlan.Step step, Finished finished) throws IOException {
        if (!ResultPlace.isStandard(step.output())) {
            Folders.make(step.output().toAbsolutePath().getParent());
        }
        Picture result = stripMetadata ? finished.result().withMetadata(Metadata.empty()) : finished.result();
        streams.write(result, step.output());
        if (finished.before() != null) {
            Pictures.writeBeside(ofHeight(finished.before(), result.height()), result, step.comparison());
        }
    }

    private static Picture ofHeight(Picture picture, int height) {
        if (picture.height() == height) {
            return picture;
        }
        long width = Math.max(1, Math.round((double) picture.width() * height / picture.height()));
        Picture filled = picture.withHiddenFilled();
        return filled.withPixels(Resampling.resize(filled.pixels(), height, Math.toIntExact(width)));
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

    private Map<String, Picture> pictures(RunPlan.Step step, List<String> notes) throws IOException {
        Picture picture = streams.read(step.input());
        return masks == null
                ? Map.of(Inputs.IMAGE, picture)
                : Map.of(Inputs.IMAGE, picture, Inputs.MASK, masks.of(step.name(), notes::add));
    }

    private void tell(RunPlan.Step step, Outcome outcome) {
        for (String note : outcome.notes()) {
            if (told.add(note)) {
                console.say("note: %s", note);
            }
        }
        Throwable failure = outcome.failure();
        if (failure != null) {
            failed++;
            if (verbose) {
                console.trace(failure);
            }
            String reason = Failures.reason(failure);
            // What cannot be read names itself, without its folders.
            String name = step.input().getFileName() + " ";
            console.say(
                    "intaglio: %s",
                    ResultPlace.isStandard(step.input())
                            ? reason
                            : reason.startsWith(name)
                                    ? step.input() + reason.substring(name.length() - 1)
                                    : step.input() + ": " + reason);
        }
    }
}
