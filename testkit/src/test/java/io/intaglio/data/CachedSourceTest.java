package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CachedSourceTest extends SourceContract {

    private final AtomicLong reads = new AtomicLong();

    @Override
    protected Source open() {
        return cached(Long.MAX_VALUE);
    }

    private CachedSource cached(long limit) {
        NumberedSource source = new NumberedSource(20);
        return new CachedSource(
                new Source() {
                    @Override
                    public long size() {
                        return source.size();
                    }

                    @Override
                    public Example get(long index) {
                        reads.incrementAndGet();
                        return source.get(index);
                    }

                    @Override
                    public String digest() {
                        return source.digest();
                    }
                },
                limit);
    }

    @Test
    void readsEachExampleOnce() throws IOException {
        CachedSource source = cached(1 << 20);

        for (int pass = 0; pass < 3; pass++) {
            for (long index = 0; index < 20; index++) {
                assertThat(source.get(index).name()).isEqualTo(Long.toString(index));
            }
        }

        assertThat(reads).hasValue(20);
    }

    @Test
    void keepsToItsLimitWhoeverReadsAtTheSameTime() {
        CachedSource source = cached(5 * (256 + 16));

        LongStream.range(0, 4000).parallel().forEach(number -> {
            try {
                long index = number % 20;
                assertThat(source.get(index).name()).isEqualTo(Long.toString(index));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(source.used()).isEqualTo(5 * (256 + 16));
    }

    @Test
    void keepsToItsLimit() throws IOException {
        // 2x2 floats and 256 bytes around them
        CachedSource source = cached(3 * (256 + 16) + 1);

        for (int pass = 0; pass < 2; pass++) {
            for (long index = 0; index < 20; index++) {
                source.get(index);
            }
        }

        assertThat(source.used()).isEqualTo(3 * (256 + 16));
        assertThat(reads).hasValue(20 + 17);
    }
}
