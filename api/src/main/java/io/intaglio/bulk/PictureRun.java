package io.intaglio.bulk;

import io.intaglio.Model;
import io.intaglio.image.Metadata;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.Pictures;
import io.intaglio.image.Resampling;
import io.intaglio.task.Inputs;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a model on picture files; its answers are pictures.
 *
 * <pre>{@code
 * List<PictureStep> steps = PictureListing.of(List.of(folder)).pictures().stream()
 *         .map(each -> new PictureStep(each.input(), each.name(), results.resolve(each.name())))
 *         .toList();
 * new PictureRun(model).run(steps, (step, outcome, done) -> report(step, outcome.failure()));
 * }</pre>
 *
 * @since 0.1
 */
public final class PictureRun {

    private final Model model;
    private PictureStore store = new PictureFiles(95);
    private RunRequest request = RunRequest.EMPTY;
    private PageChoice page = PageChoice.ALL;
    private Optional<Masks> masks = Optional.empty();
    private boolean compare;
    private boolean stripMetadata;
    private boolean onePass;

    /** Creates a run on pictures in files, without masks or options. */
    public PictureRun(Model model) {
        this.model = model;
    }

    /** Sets where pictures are read and written, instead of files. */
    public PictureRun store(PictureStore other) {
        store = other;
        return this;
    }

    /** Sets the further inputs of each picture, and the options of the run. */
    public PictureRun with(RunRequest others) {
        request = others;
        return this;
    }

    /** Sets the masks of the pictures. */
    public PictureRun masks(Masks white) {
        masks = Optional.of(white);
        return this;
    }

    /** Sets the pages to run: one of each file, or all. */
    public PictureRun pages(PageChoice choice) {
        page = choice;
        return this;
    }

    /**
     * Sets whether comparisons (before and after, side by side) are written as well; of several pages, only the first
     * is compared.
     */
    public PictureRun comparing(boolean both) {
        compare = both;
        return this;
    }

    /** Sets whether metadata is removed from the results. */
    public PictureRun strippingMetadata(boolean strip) {
        stripMetadata = strip;
        return this;
    }

    /** Sets whether only one pass of the network runs at a time, to save memory. */
    public PictureRun onePass(boolean one) {
        onePass = one;
        return this;
    }

    /** Processes all pictures; returns when the last one was reported. The result of an outcome is the written file. */
    public void run(List<PictureStep> steps, BulkRun.Listener<PictureStep, Path> listener) {
        new BulkRun<>(model, onePass, new Work()).run(steps, listener);
    }

    private final class Work implements BulkRun.Work<PictureStep, Path> {

        /** Returns the number of pixels according to the headers of its files. */
        @Override
        public long pixels(PictureStep step) {
            long picture = store.pixels(step.input());
            long mask = masks.map(white -> white.pixels(step.name())).orElse(0L);
            return picture == 0 || masks.isPresent() && mask == 0 ? 0 : seen(picture + mask);
        }

        @Override
        public long bytes(PictureStep step) {
            return store.bytes(step.input());
        }

        @Override
        public boolean repeatable(PictureStep step) {
            return store.repeatable(step.output());
        }

        @Override
        public Path take(PictureStep step, BulkRun.Room room) throws IOException {
            PictureFile file = store.open(step.input());
            PageSelection pages = page.of(file, store.holdsPages(step.output()));
            pages.note().ifPresent(room::note);
            Optional<Picture> mask =
                    masks.isEmpty() ? Optional.empty() : Optional.of(masks.get().of(step.name(), room::note));
            store.prepare(step.output());
            if (pages.count() == 1) {
                Picture only = file.page(pages.first());
                room.keeps(seen(only, mask));
                store.write(page(step, only, mask, room, compare), step.output());
            } else {
                store.write(
                        pages.count(),
                        index -> page(step, file.page(pages.first() + index), mask, room, compare && index == 0),
                        step.output());
            }
            return step.output();
        }

        private long seen(Picture picture, Optional<Picture> mask) {
            return seen((long) picture.height() * picture.width()
                    + mask.map(white -> (long) white.height() * white.width()).orElse(0L));
        }

        /** The task may make them larger before the network sees them. */
        private long seen(long pixels) {
            long times = model.enlargement(request.options());
            return times * times * pixels;
        }

        private Picture page(
                PictureStep step, Picture picture, Optional<Picture> mask, BulkRun.Room room, boolean compared)
                throws IOException {
            RunRequest alone = request.with(Inputs.IMAGE, picture);
            RunRequest whole = mask.map(white -> alone.with(Inputs.MASK, white)).orElse(alone);
            room.sees(seen(picture, mask));
            model.notes(picture, request.options()).forEach(room::note);
            Picture result = room.pass(some -> some.run(whole));
            Pictures.lostScale(result, store.extension(step.output()))
                    .ifPresent(lost -> room.note(picture.name() + ": " + lost));
            if (compared) {
                Pictures.writeBeside(ofHeight(picture, result.height()), result, step.comparison());
            }
            return stripMetadata ? result.withMetadata(Metadata.empty()) : result;
        }

        private static Picture ofHeight(Picture picture, int height) {
            if (picture.height() == height) {
                return picture;
            }
            long width = Math.max(1, Math.round((double) picture.width() * height / picture.height()));
            Picture filled = picture.withHiddenFilled();
            return filled.withPixels(Resampling.resize(filled.pixels(), height, Math.toIntExact(width)));
        }
    }
}
