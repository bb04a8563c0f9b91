package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private final List<String> warnings = new ArrayList<>();

    /** Two images; the first fails so many times in this way. */
    private static final class Scarce implements Source {

        private final Throwable failure;
        private int times;

        Scarce(Throwable failure, int times) {
            this.failure = failure;
            this.times = times;
        }

        @Override
        public long size() {
            return 2;
        }

        @Override
        public String name(long index) {
            return "photo-" + index + ".png";
        }

        @Override
        public Example get(long index) throws IOException {
            if (index == 0 && times-- > 0) {
                if (failure instanceof IOException unread) {
                    throw unread;
                }
                throw (OutOfMemoryError) failure;
            }
            return Example.of(name(index), ImageBatch.zeros(1, 2, 2, 1));
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }

    private Reader reader(Throwable failure, int times) {
        return new Reader(new Scarce(failure, times), false, warnings::add);
    }

    @Test
    void aMomentaryLackOfMemoryCostsNoExample() {
        for (Throwable failure : List.of(
                new OutOfMemoryError("Java heap space"),
                new UnreadableImageException("photo-0.png", "too little memory", new OutOfMemoryError()))) {
            assertThat(reader(failure, 1).read(0).name()).isEqualTo("photo-0.png");

            Reader later = reader(failure, 2);
            assertThat(later.read(0).name()).isEqualTo("photo-1.png");
            assertThat(later.skipped()).isEqualTo(1);
            assertThat(later.read(0).name()).isEqualTo("photo-0.png");
            assertThat(later.skipped()).isZero();
        }
        assertThat(warnings)
                .allSatisfy(warning -> assertThat(warning).endsWith("left out this time"))
                .hasSize(2);
    }

    @Test
    void anExampleThatIsAlwaysTooLargeIsLeftOutByName() {
        Reader reader = reader(new OutOfMemoryError("Java heap space"), Integer.MAX_VALUE);
        for (int i = 0; i < 4; i++) {
            assertThat(reader.read(0).name()).isEqualTo("photo-1.png");
        }

        assertThat(reader.skipped()).isEqualTo(1);
        assertThat(warnings)
                .containsExactly(
                        "photo-0.png is too large for Java's memory (-Xmx) at the moment; it is left out this time",
                        "photo-0.png is too large for Java's memory (-Xmx); it is left out");
    }

    @Test
    void whatTheSystemSaysOfAFileGetsItsName() {
        reader(new IOException("Input/output error"), 1).read(0);
        assertThat(warnings).containsExactly("photo-0.png: Input/output error; it is left out");

        Reader strict = new Reader(new Scarce(new IOException("Input/output error"), 9), true, warnings::add);
        assertThatThrownBy(() -> strict.read(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("photo-0.png: Input/output error");
    }
}
