package io.intaglio.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CloseGuardTest {

    private final CloseGuard gate = new CloseGuard("the house");

    @Test
    void lastThingsAreDoneOnce() {
        AtomicInteger last = new AtomicInteger();

        gate.close(last::incrementAndGet);
        gate.close(last::incrementAndGet);

        assertThat(last).hasValue(1);
        assertThatThrownBy(() -> gate.through(() -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the house is closed");
    }

    @Test
    void whoIsInsideCannotCloseIt() {
        assertThatThrownBy(() -> gate.through(() -> {
                    gate.close(() -> {});
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the house is at work in this very thread");
        assertThat(gate.through(() -> 2)).isEqualTo(2);
    }

    @Test
    void closingWaitsForThoseInside() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> visitor = threads.submit(() -> gate.through(() -> {
                inside.countDown();
                await(go);
                return left.incrementAndGet();
            }));
            inside.await();
            AtomicInteger seen = new AtomicInteger(-1);
            Future<?> closer = threads.submit(() -> gate.close(() -> seen.set(left.get())));
            assertThatThrownBy(() -> closer.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> gate.through(() -> 1)).hasMessage("the house is closed");
            go.countDown();
            visitor.get();
            closer.get();

            assertThat(seen).hasValue(1);
        } finally {
            go.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void whoIsInsideMayEnterAgainWhileAnotherCloses() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> visitor = threads.submit(() -> gate.through(() -> {
                inside.countDown();
                await(go);
                return gate.through(() -> 3);
            }));
            inside.await();
            Future<?> closer = threads.submit(() -> gate.close(() -> {}));
            assertThatThrownBy(() -> closer.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            go.countDown();

            assertThat(visitor.get()).isEqualTo(3);
            closer.get();
        } finally {
            go.countDown();
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
