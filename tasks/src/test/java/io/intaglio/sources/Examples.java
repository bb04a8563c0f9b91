package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;

/** What a source gives is right, whatever its files were. */
final class Examples {

    private static final int MOST = 200;

    private Examples() {}

    /**
     * Reads the first examples.
     *
     * @throws UnreadableImageException the last of those that were thrown, once the others were looked at
     */
    static void check(Source source) throws IOException {
        assertThat(source.size()).isPositive();
        assertThat(source.digest()).hasSize(64);
        UnreadableImageException unreadable = null;
        for (long index = 0; index < Math.min(source.size(), MOST); index++) {
            try {
                check(source.get(index), source);
            } catch (UnreadableImageException e) {
                unreadable = e;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private static void check(Example example, Source source) {
        assertThat(example.name()).isNotNull();
        assertThat(example.image().channels()).isIn(1, 3);
        for (float value : example.image().data()) {
            if (!(value >= 0 && value <= 1)) {
                throw new AssertionError(example.name() + " holds " + value);
            }
        }
        if (!source.classes().isEmpty()) {
            assertThat(example.label().orElseThrow())
                    .isBetween(0, source.classes().size() - 1);
        }
    }
}
