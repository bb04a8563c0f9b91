package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PassExecutorTest {

    @Test
    void withoutALimitACallerComputesByItself() {
        try (PassExecutor passes = PassExecutor.within(0)) {
            assertThat(passes.run(Thread::currentThread)).isSameAs(Thread.currentThread());
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the others may come between; none must
    @Test
    void withinALimitOneAtATimeIsComputedByOneThread() throws Exception {
        AtomicInteger busy = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (PassExecutor passes = PassExecutor.within(1)) {
            List<Future<Thread>> threads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                threads.add(callers.submit(() -> passes.run(() -> {
                    assertThat(busy.incrementAndGet()).isEqualTo(1);
                    Thread.yield();
                    busy.decrementAndGet();
                    return Thread.currentThread();
                })));
            }
            Thread first = threads.get(0).get();
            for (Future<Thread> thread : threads) {
                assertThat(thread.get()).isSameAs(first);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void whatFailsFailsForTheCallerAndAPassWithinAPassIsNoDeadlock() {
        try (PassExecutor passes = PassExecutor.within(1)) {
            assertThatThrownBy(() -> passes.run(() -> {
                        throw new IllegalArgumentException("mine");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mine");
            assertThatThrownBy(() -> passes.run(() -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(passes.<Integer>run(() -> passes.run(() -> 7))).isEqualTo(7);
        }
    }

    @Test
    void anInterruptionWaitsForThePass() {
        try (PassExecutor passes = PassExecutor.within(1)) {
            Thread.currentThread().interrupt();
            assertThat(passes.<Integer>run(() -> 7)).isEqualTo(7);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
