package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import io.intaglio.task.ProgressListener;
import java.util.List;

/** Reports progress in percent. It counts steps by their cost. */
final class StepMeter {

    /** The cost of a step's patches, in pixels. */
    private static final long PATCHES = 100_000;

    private static final int ALL = 100;

    private final ProgressListener listener;
    private final long total;
    private long done;

    /**
     * @param steps number of steps of each level, for the brightness and then for the colours
     * @param levels levels from fine to coarse; the first has no colour steps unless it is the only one
     */
    StepMeter(ProgressListener listener, int steps, List<ImageBatch> levels) {
        this.listener = listener;
        long sum = levels.size() > 1 ? -cost(levels.get(0)) : 0;
        for (ImageBatch level : levels) {
            sum += 2 * cost(level);
        }
        this.total = steps * sum;
    }

    private static long cost(ImageBatch image) {
        return PATCHES + (long) image.height() * image.width();
    }

    void step(ImageBatch image) {
        done += cost(image);
        listener.progress("stylizing", ALL * done / total, ALL);
    }
}
