package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BatchExecutorTest {

    private static final long MEGAPIXEL = 1 << 20;

    private final Semaphore begun = new Semaphore(0);

    /** How many were begun until nothing moves any more. */
    private int begunUntilQuiet() throws InterruptedException {
        int count = 0;
        while (begun.tryAcquire(300, TimeUnit.MILLISECONDS)) {
            count++;
        }
        return count;
    }

    private static int share(BatchExecutor crew, long pixels) throws InterruptedException {
        try (BatchExecutor.Place place = crew.place()) {
            place.holds(pixels);
            return place.pass(threads -> threads);
        }
    }

    @Test
    void a_small_picture_gets_one_processor_and_a_large_one_gets_several() throws Exception {
        try (BatchExecutor crew = new BatchExecutor(8, 1)) {
            assertThat(share(crew, 256 * 256)).isEqualTo(1);
            assertThat(share(crew, MEGAPIXEL)).isEqualTo(4);
            assertThat(share(crew, 24 * MEGAPIXEL)).isEqualTo(8);
        }
    }

    @Test
    void none_gets_less_than_was_said() throws Exception {
        try (BatchExecutor crew = new BatchExecutor(8, 3)) {
            assertThat(share(crew, 1)).isEqualTo(3);
            assertThat(share(crew, 24 * MEGAPIXEL)).isEqualTo(8);
        }
    }

    @Test
    void passes_never_have_more_processors_together_than_there_are() throws Exception {
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (BatchExecutor crew = new BatchExecutor(4, 1)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long pixels = i % 3 * MEGAPIXEL / 2;
                done.add(crew.send(() -> {
                    try (BatchExecutor.Place place = crew.place()) {
                        place.holds(pixels);
                        return place.pass(threads -> {
                            most.accumulateAndGet(busy.addAndGet(threads), Math::max);
                            LockSupport.parkNanos(3_000_000);
                            return busy.addAndGet(-threads);
                        });
                    }
                }));
            }
            for (Future<Integer> each : done) {
                each.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(most.get()).isEqualTo(4);
    }

    @Test
    void large_pictures_are_begun_one_at_a_time() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (BatchExecutor crew = new BatchExecutor(3, 1)) {
            List<Future<Boolean>> sent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sent.add(crew.send(() -> {
                    try (BatchExecutor.Place place = crew.place()) {
                        begun.release();
                        place.holds(9 * MEGAPIXEL);
                        return go.await(10, TimeUnit.SECONDS);
                    }
                }));
            }
            assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(begunUntilQuiet()).isZero();
            go.countDown();
            for (Future<Boolean> each : sent) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void one_that_cannot_be_read_leaves_room_for_the_next() throws Exception {
        try (BatchExecutor crew = new BatchExecutor(1, 1)) {
            crew.place().close();

            assertThat(share(crew, 1)).isEqualTo(1);
        }
    }

    @Test
    void a_closed_crew_finishes_what_is_begun_and_drops_the_rest() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        BatchExecutor crew = new BatchExecutor(1, 1);
        Future<Boolean> first = crew.send(() -> {
            begun.release();
            return go.await(10, TimeUnit.SECONDS);
        });
        Future<Integer> second = crew.send(() -> 2);
        begun.acquire();
        Thread closing = new Thread(crew::close);
        closing.start();
        while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1); // until it has dropped the rest and waits for the first
        }
        assertThat(closing.isAlive()).as("waits for what is begun").isTrue();
        go.countDown();
        closing.join(10_000);

        assertThat(first.get()).isTrue();
        assertThat(closing.isAlive()).isFalse();
        assertThat(second.isDone()).isFalse();
    }
}
