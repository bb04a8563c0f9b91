package io.intaglio.tasks;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Examples that are spread over data, from which a task computes its state.
 *
 * @since 0.1
 */
public final class Sampled {

    private Sampled() {}

    /**
     * Returns examples, read one by one. Those that cannot be read are left out, because the training has already
     * reported them.
     *
     * @param most largest number of examples
     */
    public static Stream<Example> examples(Source data, long most) {
        long every = Math.max(1, (data.size() + most - 1) / most);
        return LongStream.iterate(0, i -> i < data.size(), i -> i + every)
                .mapToObj(i -> read(data, i))
                .flatMap(Optional::stream);
    }

    /** Returns the images of {@link #examples}. */
    static Stream<ImageBatch> images(Source data, long most) {
        return examples(data, most).map(Example::image);
    }

    private static Optional<Example> read(Source data, long index) {
        try {
            return Optional.of(data.get(index));
        } catch (IOException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
