package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link Source}. Extend it and open a small source whose every example can be read.
 *
 * @since 0.1
 */
public abstract class SourceContract {

    private static final int THREADS = 4;
    private static final int LOOKED_AT = 8;

    /** Opens the same data at every call. */
    protected abstract Source open() throws IOException;

    @Test
    public void holdsAtLeastOneExample() throws IOException {
        try (Source source = open()) {
            assertThat(source.size()).isPositive();
        }
    }

    @Test
    public void examplesAreOneImageEachInTheNominalRange() throws IOException {
        try (Source source = open()) {
            for (long index : some(source)) {
                Example example = source.get(index);
                assertThat(example.name()).isNotBlank();
                assertThat(example.image().count()).isEqualTo(1);
                assertThat(example.image().channels()).isIn(1, 3);
                for (float value : example.image().data()) {
                    assertThat(value).isBetween(0f, 1f);
                }
            }
        }
    }

    @Test
    public void labelsAreNumbersOfTheClasses() throws IOException {
        try (Source source = open()) {
            for (long index : some(source)) {
                var label = source.get(index).label();
                assertThat(source.label(index)).isEqualTo(label);
                if (label.isPresent()) {
                    assertThat(label.getAsInt()).isBetween(0, source.classes().size() - 1);
                }
            }
        }
    }

    @Test
    public void givesTheSameExampleAtEachCall() throws IOException {
        try (Source source = open();
                Source again = open()) {
            assertThat(again.size()).isEqualTo(source.size());
            for (long index : some(source)) {
                assertSame(source.get(index), source.get(index));
                assertSame(source.get(index), again.get(index));
            }
        }
    }

    @Test
    public void severalThreadsMayReadAtOnce() throws Exception {
        try (Source source = open()) {
            List<Example> expected = new ArrayList<>();
            for (long index : some(source)) {
                expected.add(source.get(index));
            }
            Callable<Void> readAll = () -> {
                int at = 0;
                for (long index : some(source)) {
                    assertSame(expected.get(at++), source.get(index));
                }
                return null;
            };
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<Void>> running = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    running.add(threads.submit(readAll));
                }
                for (Future<Void> future : running) {
                    future.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    public void theDigestStaysOverTwoOpenings() throws IOException {
        try (Source source = open();
                Source again = open()) {
            assertThat(source.digest()).matches("[0-9a-f]{64}").isEqualTo(again.digest());
        }
    }

    @Test
    public void aNumberOutsideIsRefused() throws IOException {
        try (Source source = open()) {
            assertThatThrownBy(() -> source.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> source.get(source.size())).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static List<Long> some(Source source) {
        List<Long> indices = new ArrayList<>();
        long step = Math.max(1, source.size() / LOOKED_AT);
        for (long index = 0; index < source.size(); index += step) {
            indices.add(index);
        }
        return indices;
    }

    private static void assertSame(Example expected, Example actual) {
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.label()).isEqualTo(expected.label());
        assertThat(actual.image().spec()).isEqualTo(expected.image().spec());
        assertThat(actual.image().data()).isEqualTo(expected.image().data());
        assertThat(actual.partner().isPresent()).isEqualTo(expected.partner().isPresent());
        expected.partner()
                .ifPresent(partner ->
                        assertThat(actual.partner().orElseThrow().data()).isEqualTo(partner.data()));
    }
}
