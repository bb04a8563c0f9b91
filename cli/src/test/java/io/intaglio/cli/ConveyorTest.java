package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.task.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConveyorTest {

    private final Semaphore begun = new Semaphore(0);

    private Conveyor.Reading reading(int side) {
        return () -> {
            begun.release();
            return Map.of(Inputs.IMAGE, Picture.of(ImageBatch.zeros(1, side, side, 1)));
        };
    }

    /** How many are read until nothing moves any more. */
    private int begunUntilQuiet() throws InterruptedException {
        int count = 0;
        while (begun.tryAcquire(300, TimeUnit.MILLISECONDS)) {
            count++;
        }
        return count;
    }

    @Test
    void reads_ahead_eight_pictures_and_one_more_for_each_that_is_done() throws Exception {
        try (Conveyor conveyor = new Conveyor()) {
            List<Future<Conveyor.Item>> reads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                reads.add(conveyor.read(reading(2)));
            }
            assertThat(begunUntilQuiet()).isEqualTo(8);

            conveyor.done(reads.get(0).get().pixels());
            conveyor.done(reads.get(1).get().pixels());

            assertThat(begunUntilQuiet()).isEqualTo(2);
        }
    }

    @Test
    void large_pictures_are_read_one_at_a_time() throws Exception {
        try (Conveyor conveyor = new Conveyor()) {
            List<Future<Conveyor.Item>> reads =
                    List.of(conveyor.read(reading(3000)), conveyor.read(reading(3000)), conveyor.read(reading(3000)));
            assertThat(begunUntilQuiet()).isEqualTo(1);

            conveyor.done(reads.get(0).get().pixels());

            assertThat(begunUntilQuiet()).isEqualTo(1);
        }
    }

    @Test
    void what_fails_says_why_and_leaves_room_for_the_next() throws Exception {
        try (Conveyor conveyor = new Conveyor()) {
            Future<Conveyor.Item> failing = conveyor.read(() -> {
                throw new OutOfMemoryError();
            });
            assertThat(failing.get().failure()).contains("not enough memory").contains("--max-memory");
            assertThat(failing.get().pixels()).isZero();
            conveyor.done(0);
            assertThat(conveyor.read(reading(1)).get().picture().width()).isEqualTo(1);
        }
    }
}
