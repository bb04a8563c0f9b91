package io.intaglio.tasks;

import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Some images spread over data, for what a task remembers of them. */
final class Sampled {

    private Sampled() {}

    /**
     * Images as they are met, read one by one. Those that cannot be read are left out: the training said so when it met
     * them.
     *
     * @param most of them
     */
    static Stream<ImageBatch> images(Source data, long most) {
        long every = Math.max(1, (data.size() + most - 1) / most);
        return LongStream.iterate(0, i -> i < data.size(), i -> i + every)
                .mapToObj(i -> read(data, i))
                .flatMap(Optional::stream);
    }

    private static Optional<ImageBatch> read(Source data, long index) {
        try {
            return Optional.of(data.get(index).image());
        } catch (IOException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
