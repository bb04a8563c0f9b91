package io.intaglio.bulk;

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

class BulkExecutorTest {

    private static final long MEGAPIXEL = 1 << 20;

    /** For eight megapixels. */
    private static final long HEAP = 512 << 20;

    private final Semaphore begun = new Semaphore(0);

    /** How many were begun until nothing moves any more. */
    private int begunUntilQuiet() throws InterruptedException {
        int count = 0;
        while (begun.tryAcquire(300, TimeUnit.MILLISECONDS)) {
            count++;
        }
        return count;
    }

    private static int share(BulkExecutor executor, long pixels) throws InterruptedException {
        try (BulkExecutor.Reservation reservation = executor.reserve(0, 0)) {
            reservation.sees(pixels);
            return reservation.pass(threads -> threads);
        }
    }

    @Test
    void a_small_picture_gets_one_processor_and_a_large_one_gets_several() throws Exception {
        try (BulkExecutor executor = new BulkExecutor(8, 1, HEAP)) {
            assertThat(share(executor, 256 * 256)).isEqualTo(1);
            assertThat(share(executor, MEGAPIXEL)).isEqualTo(4);
            assertThat(share(executor, 24 * MEGAPIXEL)).isEqualTo(8);
        }
    }

    @Test
    void none_gets_less_than_was_said() throws Exception {
        try (BulkExecutor executor = new BulkExecutor(8, 3, HEAP)) {
            assertThat(share(executor, 1)).isEqualTo(3);
            assertThat(share(executor, 24 * MEGAPIXEL)).isEqualTo(8);
        }
    }

    @Test
    void passes_never_have_more_processors_together_than_there_are() throws Exception {
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (BulkExecutor executor = new BulkExecutor(4, 1, HEAP)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long pixels = i % 3 * MEGAPIXEL / 2;
                done.add(executor.send(() -> {
                    try (BulkExecutor.Reservation reservation = executor.reserve(0, 0)) {
                        reservation.sees(pixels);
                        reservation.keeps(pixels);
                        return reservation.pass(threads -> {
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

    /** Reserves for each size in turn, on a thread of its own; how many have it before any gives it back. */
    private int together(long heap, long... sizes) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (BulkExecutor executor = new BulkExecutor(sizes.length, 1, heap)) {
            List<Future<Boolean>> sent = new ArrayList<>();
            for (long size : sizes) {
                sent.add(executor.send(() -> {
                    BulkExecutor.Reservation reservation = executor.reserve(size, 0);
                    try {
                        begun.release();
                        return go.await(10, TimeUnit.SECONDS);
                    } finally {
                        reservation.close();
                    }
                }));
            }
            int count = begunUntilQuiet();
            go.countDown();
            for (Future<Boolean> each : sent) {
                assertThat(each.get()).isTrue();
            }
            assertThat(count + begunUntilQuiet()).isEqualTo(sizes.length);
            return count;
        }
    }

    @Test
    void as_many_are_decoded_at_once_as_there_is_memory_for() throws Exception {
        assertThat(together(HEAP, MEGAPIXEL, MEGAPIXEL, MEGAPIXEL, MEGAPIXEL)).isEqualTo(4);
        assertThat(together(HEAP / 4, MEGAPIXEL, MEGAPIXEL, MEGAPIXEL, MEGAPIXEL))
                .isEqualTo(2);
    }

    @Test
    void what_is_larger_than_the_memory_or_of_unknown_size_is_decoded_alone() throws Exception {
        assertThat(together(HEAP, 24 * MEGAPIXEL, 24 * MEGAPIXEL)).isEqualTo(1);
        assertThat(together(HEAP, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void what_was_reserved_beyond_the_size_goes_to_the_next_once_it_is_known() throws Exception {
        try (BulkExecutor executor = new BulkExecutor(2, 1, HEAP);
                BulkExecutor.Reservation first = executor.reserve(0, 0)) {
            Future<Integer> second = executor.send(() -> {
                try (BulkExecutor.Reservation reservation = executor.reserve(MEGAPIXEL, 0)) {
                    return reservation.pass(threads -> threads);
                }
            });
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            assertThat(second.isDone()).isFalse();

            first.keeps(MEGAPIXEL);

            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    @Test
    void one_that_cannot_be_read_leaves_room_for_the_next() throws Exception {
        try (BulkExecutor executor = new BulkExecutor(1, 1, HEAP)) {
            executor.reserve(0, 0).close();

            assertThat(share(executor, 1)).isEqualTo(1);
        }
    }

    @Test
    void a_closed_executor_finishes_what_is_begun_and_drops_the_rest() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        BulkExecutor executor = new BulkExecutor(1, 1, HEAP); // takes two files at a time
        List<Future<Boolean>> first = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            first.add(executor.send(() -> {
                begun.release();
                return go.await(10, TimeUnit.SECONDS);
            }));
        }
        Future<Integer> dropped = executor.send(() -> 2);
        begun.acquire(2);
        Thread closing = new Thread(executor::close);
        closing.start();
        while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1); // until it has dropped the rest and waits for the first
        }
        assertThat(closing.isAlive()).as("waits for what is begun").isTrue();
        go.countDown();
        closing.join(10_000);

        assertThat(first.get(0).get() && first.get(1).get()).isTrue();
        assertThat(closing.isAlive()).isFalse();
        assertThat(dropped.isDone()).isFalse();
    }
}
