package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.file.Folders;
import io.intaglio.image.Metadata;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.Pictures;
import io.intaglio.image.Resampling;
import io.intaglio.task.Inputs;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes pictures through a model; one that fails is named, in its turn, and the rest is done. */
final class RunJob {

    /** Of pixels: a picture is then processed alone. */
    private static final long UNKNOWN = 0;

    private final Console console;
    private final Model model;
    private final Settings options;
    private final Masks masks;
    private final boolean compare;
    private final boolean verbose;
    private final Map<Integer, Model> onThreads = new ConcurrentHashMap<>();
    private final Set<String> told = new HashSet<>();
    private int failed;
    private final AtomicInteger done = new AtomicInteger();
    private boolean several;
    private final Set<RunPlan.Step> compared = ConcurrentHashMap.newKeySet();
    private boolean stripMetadata;
    private PageChoice page = PageChoice.ALL;
    private RunRequest beside = RunRequest.EMPTY;
    private final PictureStreams streams;

    /**
     * What became of a picture.
     *
     * @param notes what was done to it, beside what was asked for
     * @param failure null if there is none
     */
    private record Outcome(List<String> notes, Throwable failure) {}

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

    /** Gives each picture what else the run was given. */
    RunJob with(RunRequest others) {
        beside = others;
        return this;
    }

    /** Takes one page of each file, or all. */
    RunJob pages(PageChoice choice) {
        page = choice;
        return this;
    }

    /** @param onePass whether there is memory for one pass only */
    int run(RunPlan plan, boolean onePass) {
        return PartialFileCleanup.after(
                () -> console.say(
                        "%ninterrupted: %d of %d done; --skip-existing leaves those alone that are there",
                        done.get(), plan.steps().size()),
                () -> all(plan, onePass));
    }

    private int all(RunPlan plan, boolean onePass) {
        int count = plan.steps().size();
        several = count > 1;
        for (Path other : plan.others()) {
            console.say(
                    "intaglio: %s is left out: by its name it is no picture that can be read (name it alone to try)",
                    other);
        }
        plan.missing().forEach((path, reason) -> console.say("intaglio: %s is left out: %s", path, reason));
        try (BatchProgress tally = BatchProgress.of(console, "pictures", "picture", count);
                BatchExecutor executor = executor(count, onePass)) {
            List<Future<Outcome>> outcomes = plan.steps().stream()
                    .map(step -> executor.send(() -> take(step, executor)))
                    .toList();
            for (int i = 0; i < count; i++) {
                tell(plan.steps().get(i), get(outcomes.get(i)));
                done.incrementAndGet();
                tally.done(i + 1);
            }
        }
        int good = count - failed;
        failed += plan.missing().size();
        console.say(
                "%d %s done%s%s%s",
                good,
                good == 1 ? "picture" : "pictures",
                failed == 0 ? "" : ", " + failed + " failed",
                plan.there() == 0 ? "" : ", " + plan.there() + " left as they are",
                good + plan.there() == 0 ? "" : plan.whereabouts());
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    /** Few pictures share the processors among them; they may be too small to be worth so many. */
    private BatchExecutor executor(int count, boolean onePass) {
        int processors = model.autoencoder().threads();
        return new BatchExecutor(
                processors,
                onePass ? processors : Math.max(1, processors / Math.max(1, count)),
                Runtime.getRuntime().maxMemory());
    }

    /**
     * From file to file. A picture for which there was no memory beside others is tried once more when it has all of
     * it.
     */
    private Outcome take(RunPlan.Step step, BatchExecutor executor) throws InterruptedException {
        long pixels = pixels(step);
        Outcome outcome = take(step, executor, pixels);
        if (pixels == UNKNOWN || ResultPlace.isStandard(step.output()) || !isOutOfMemory(outcome.failure())) {
            return outcome;
        }
        compared.remove(step);
        return take(step, executor, UNKNOWN);
    }

    private Outcome take(RunPlan.Step step, BatchExecutor executor, long pixels) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        try (BatchExecutor.Reservation room = executor.reserve(pixels, bytes(step))) {
            PictureFile file = streams.open(step.input());
            PageSelection pages = page.of(file, streams.holdsPages(step.output()));
            pages.note().ifPresent(notes::add);
            Optional<Picture> mask = masks == null ? Optional.empty() : Optional.of(masks.of(step.name(), notes::add));
            if (!ResultPlace.isStandard(step.output())) {
                Folders.make(step.output().toAbsolutePath().getParent());
            }
            if (pages.count() == 1) {
                Picture only = file.page(pages.first());
                room.keeps(seen(only, mask));
                streams.write(page(step, only, mask, room, notes), step.output());
            } else {
                streams.write(
                        pages.count(),
                        index -> page(step, file.page(pages.first() + index), mask, room, notes),
                        step.output());
            }
            return new Outcome(notes, null);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Outcome(notes, e);
        }
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** How many pixels the network will see at once, by what the files announce. */
    private long pixels(RunPlan.Step step) {
        long picture = streams.pixels(step.input());
        long mask = masks == null ? 0 : masks.pixels(step.name());
        return picture == 0 || masks != null && mask == 0 ? UNKNOWN : seen(picture + mask);
    }

    private static long bytes(RunPlan.Step step) {
        try {
            return Files.isRegularFile(step.input()) ? Files.size(step.input()) : 0;
        } catch (IOException e) {
            return 0; // whoever reads it will say why
        }
    }

    private long seen(Picture picture, Optional<Picture> mask) {
        return seen((long) picture.height() * picture.width()
                + mask.map(white -> (long) white.height() * white.width()).orElse(0L));
    }

    /** The task may make them larger before the network sees them. */
    private long seen(long pixels) {
        long times = model.enlargement(options);
        return times * times * pixels;
    }

    /** Takes a page through the network; of several pages, the first one is compared. */
    private Picture page(
            RunPlan.Step step,
            Picture picture,
            Optional<Picture> mask,
            BatchExecutor.Reservation room,
            List<String> notes)
            throws IOException {
        RunRequest alone = beside.with(Inputs.IMAGE, picture).withOptions(options);
        RunRequest request = mask.map(white -> alone.with(Inputs.MASK, white)).orElse(alone);
        room.sees(seen(picture, mask));
        notes.addAll(model.notes(picture, options));
        Picture result = passed(request, room);
        Pictures.lostScale(result, streams.extension(step.output()))
                .ifPresent(lost -> notes.add(picture.name() + ": " + lost));
        if (compare && compared.add(step)) {
            Pictures.writeBeside(ofHeight(picture, result.height()), result, step.comparison());
        }
        return stripMetadata ? result.withMetadata(Metadata.empty()) : result;
    }

    private Picture passed(RunRequest request, BatchExecutor.Reservation room) throws IOException {
        try {
            return room.pass(threads ->
                    onThreads.computeIfAbsent(threads, model::onThreads).run(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a picture waited for a processor");
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

    private void tell(RunPlan.Step step, Outcome outcome) {
        for (String note : outcome.notes()) {
            if (told.add(note)) {
                console.say("note: %s%s", several ? step.name() + ": " : "", note);
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
