package io.intaglio.train;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Images whose numbers say which example, row, column and channel they are; some can be made unreadable. */
final class RampSource implements Source {

    final AtomicLong reads = new AtomicLong();
    final Set<Long> gone = ConcurrentHashMap.newKeySet();
    private final long size;
    private final int height;
    private final int width;
    private final int channels;
    private final boolean paired;

    RampSource(long size, int height, int width, int channels, boolean paired) {
        this.size = size;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.paired = paired;
    }

    static RampSource gray(long size, int height, int width) {
        return new RampSource(size, height, width, 1, false);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Example get(long index) throws IOException {
        reads.incrementAndGet();
        Objects.checkIndex(index, size);
        if (gone.contains(index)) {
            throw new IOException("image-" + index + ".png cannot be read: it is gone");
        }
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = number(index, i, image.data().length);
        }
        Optional<ImageBatch> partner = paired
                ? Optional.of(
                        ImageBatch.wrap(1, height, width, channels, image.data().clone()))
                : Optional.empty();
        return new Example("image-" + index + ".png", image, OptionalInt.of((int) index), partner);
    }

    private float number(long index, int place, int places) {
        return (float) (((double) index + (double) place / places) / size);
    }

    @Override
    public String name(long index) {
        return "image-" + index + ".png";
    }

    @Override
    public String digest() {
        return "0".repeat(64);
    }
}
