package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Several as one.
 *
 * @param each is told, in order
 */
record Listeners(List<TrainingListener> each) implements TrainingListener {

    Listeners {
        each = List.copyOf(each);
    }

    @Override
    public void started(Start start) {
        each.forEach(one -> one.started(start));
    }

    @Override
    public void stepped(Progress progress, Supplier<Checkpoint> checkpoint) {
        each.forEach(one -> one.stepped(progress, checkpoint));
    }

    @Override
    public void validated(Validation validation, Supplier<Checkpoint> checkpoint) {
        each.forEach(one -> one.validated(validation, checkpoint));
    }

    @Override
    public void sampled(long step, Batch shown, ImageBatch output) {
        each.forEach(one -> one.sampled(step, shown, output));
    }

    @Override
    public void advised(Advice advice) {
        each.forEach(one -> one.advised(advice));
    }

    @Override
    public void epochEnded(Resources resources) {
        each.forEach(one -> one.epochEnded(resources));
    }

    @Override
    public void failing(Supplier<Checkpoint> lastGood) {
        each.forEach(one -> one.failing(lastGood));
    }

    @Override
    public void checkpointed(Path file) {
        each.forEach(one -> one.checkpointed(file));
    }

    @Override
    public boolean stop() {
        return each.stream().anyMatch(TrainingListener::stop);
    }
}
