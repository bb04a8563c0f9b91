package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLoaderTest {

    private static final Framing WHOLE = new Framing.Cover(2, 2);

    private final List<String> warnings = new ArrayList<>();

    private static BatchConfig config(Framing framing, int batch, int workers) {
        return new BatchConfig(1, framing, Augmentation.NONE, batch, 5, workers, false);
    }

    private BatchLoader batcher(Source source, BatchConfig config) {
        return new BatchLoader(source, BatchLoaderTest::noisy, config, warnings::add);
    }

    private static Batch noisy(Example example, RandomGenerator random) {
        ImageBatch clean = example.image();
        float[] data = clean.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += (float) random.nextGaussian();
        }
        ImageBatch input = ImageBatch.wrap(1, clean.height(), clean.width(), clean.channels(), data);
        return new Batch(
                input, clean, Optional.of(input), List.of(example.label().orElse(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theNumberOfThreadsChangesNothing(int workers) throws Exception {
        Augmentation all = new Augmentation(Augment.DIHEDRAL, new Range(0.5, 2), 0.1, 0.3);
        for (Framing framing : List.of(Framing.crop(5), new Framing.Cover(6, 7), new Framing.Cover(8, 9))) {
            String alone = digest(new BatchConfig(3, framing, all, 4, 5, 0, false), 0, 20);

            assertThat(digest(new BatchConfig(3, framing, all, 4, 5, workers, false), 0, 20))
                    .isEqualTo(alone);
        }
    }

    /** A training of an earlier version goes on to the same bits: what is off draws nothing. */
    @ParameterizedTest
    @CsvSource({
        "NONE, 57a57bad49f9b9dd0c5baa907a2a4e0d3b4e441aaedb8d2384e083582d363282, "
                + "ab9e3eb522fcc92a22e0d75bec918bf09bd6a876e66deb4cadaf5103b05ace38, "
                + "ad03ab1d238a4ecb5073d1c52de3261d150df1416e27ca27b2950d2092b7b3dc",
        "FLIP, b2bd8b9f9e8a836fe754fa487e913833e52659af4b8bb06acfc23ad1c023dbdd, "
                + "0338719c0c52267155ed7cd69f703ed7a8430784346caae4446288766f1b791d, "
                + "596b748ada4aca067a09b9621ce95680f34659b1da8f2afee86160c3d4baac57",
        "DIHEDRAL, f471d5889ff1aabd88f89c12a3696b2cf43b2915656967b2a94eaee47360d91c, "
                + "e1089e198be05c92e240071b07bd615268d6d1c4acece18e6a82a8ce0fe11529, "
                + "df62ff7043f44d28002ff94bf474ded29fb7b6f9ec4d15ee2ef77fe019727757"
    })
    void withoutZoomAndLightBatchesAreWhatTheyHaveAlwaysBeen(Augment turn, String crop, String cover, String whole)
            throws Exception {
        Augmentation turns = Augmentation.of(turn);

        assertThat(digest(new BatchConfig(3, Framing.crop(5), turns, 4, 5, 0, false), 0, 20))
                .isEqualTo(crop);
        assertThat(digest(new BatchConfig(3, new Framing.Cover(6, 7), turns, 4, 5, 0, false), 0, 20))
                .isEqualTo(cover);
        assertThat(digest(new BatchConfig(3, new Framing.Cover(8, 9), turns, 4, 5, 0, false), 0, 20))
                .isEqualTo(whole);
    }

    private String digest(BatchConfig config, long from, long to) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (BatchLoader batcher = batcher(RampSource.gray(11, 8, 9), config)) {
            for (long step = from; step < to; step++) {
                Batch batch = batcher.get(step);
                for (ImageBatch images :
                        List.of(batch.input(), batch.target(), batch.weight().orElseThrow())) {
                    for (float value : images.data()) {
                        sha.update(ByteBuffer.allocate(4).putFloat(0, value));
                    }
                }
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    @Test
    void goingOnInTheMiddleGivesWhatAnUnbrokenRunSees() {
        try (BatchLoader unbroken = batcher(RampSource.gray(11, 4, 4), config(new Framing.Cover(4, 4), 3, 2));
                BatchLoader resumed = batcher(RampSource.gray(11, 4, 4), config(new Framing.Cover(4, 4), 3, 1))) {
            List<float[]> all = LongStream.range(0, 30)
                    .mapToObj(step -> unbroken.get(step).input().data())
                    .toList();

            for (int step : new int[] {17, 18, 19, 3, 3, 29, 0, 1}) {
                assertThat(resumed.get(step).input().data()).isEqualTo(all.get(step));
            }
        }
    }

    @Test
    void everyPassHoldsEveryExampleOnceInAnOrderOfItsOwn() {
        try (BatchLoader batcher = batcher(RampSource.gray(10, 2, 2), config(WHOLE, 4, 1))) {
            List<Integer> row = new ArrayList<>();
            for (long step = 0; step < 5; step++) {
                row.addAll(batcher.get(step).labels());
            }

            assertThat(batcher.perEpoch()).isEqualTo(3);
            assertThat(row.subList(0, 10)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(row.subList(10, 20)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(row.subList(0, 10)).isNotEqualTo(row.subList(10, 20));
        }
    }

    @Test
    void aFileThatIsGoneIsNamedOnceAndTheRestKeepsItsOrder() {
        RampSource broken = RampSource.gray(10, 2, 2);
        broken.gone.addAll(List.of(4L, 5L));
        try (BatchLoader whole = batcher(RampSource.gray(10, 2, 2), config(WHOLE, 5, 1));
                BatchLoader batcher = batcher(broken, config(WHOLE, 5, 3))) {
            for (long step = 0; step < 6; step++) {
                List<Integer> expected = whole.get(step).labels().stream()
                        .map(label -> label == 4 || label == 5 ? 6 : label)
                        .toList();
                assertThat(batcher.get(step).labels()).isEqualTo(expected);
            }
            assertThat(batcher.skipped()).isEqualTo(2);
        }
        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "image-4.png cannot be read: it is gone; it is left out",
                        "image-5.png cannot be read: it is gone; it is left out");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aFileThatGoesInMidEpochChangesNoOther(int workers) {
        RampSource source = RampSource.gray(10, 2, 2);
        try (BatchLoader whole = batcher(RampSource.gray(10, 2, 2), config(WHOLE, 2, 0));
                BatchLoader batcher = batcher(source, config(WHOLE, 2, workers))) {
            for (long step = 0; step < 20; step++) {
                if (step == 7) {
                    source.gone.add(6L);
                }
                Batch expected = whole.get(step);
                Batch found = batcher.get(step);
                for (int i = 0; i < 2; i++) {
                    int label = expected.labels().get(i);
                    if (label == 6) {
                        // Batches that were ready before it went still hold it.
                        assertThat(found.labels().get(i)).isIn(step < 7 + workers + 1 ? List.of(6, 7) : List.of(7));
                    } else {
                        assertThat(found.labels().get(i)).isEqualTo(label);
                        assertThat(found.input().image(i).data())
                                .isEqualTo(expected.input().image(i).data());
                    }
                }
            }
            assertThat(batcher.skipped()).isEqualTo(1);
        }
        assertThat(warnings).containsExactly("image-6.png cannot be read: it is gone; it is left out");
    }

    /** An interrupt closes a file that is being read: it is no fault of the file's. */
    @Test
    void whoeverIsInterruptedIsToldSoAndNothingIsLeftOut() {
        RampSource source = RampSource.gray(10, 2, 2);
        source.gone.addAll(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
        try (BatchLoader batcher = batcher(source, config(WHOLE, 5, 0))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> batcher.get(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("interrupted while reading image-");
            assertThat(batcher.skipped()).isZero();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void strictlyAFileThatIsGoneIsAnError() {
        RampSource broken = RampSource.gray(4, 2, 2);
        broken.gone.add(2L);
        BatchConfig strict = new BatchConfig(1, WHOLE, Augmentation.NONE, 4, 5, 2, true);

        try (BatchLoader batcher = batcher(broken, strict)) {
            assertThatThrownBy(() -> batcher.get(0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("image-2.png cannot be read: it is gone");
        }
    }

    @Test
    void nothingReadableIsAnError() {
        RampSource broken = RampSource.gray(3, 2, 2);
        broken.gone.addAll(List.of(0L, 1L, 2L));

        try (BatchLoader batcher = batcher(broken, config(WHOLE, 4, 2))) {
            assertThatThrownBy(() -> batcher.get(0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("none of the 3 examples can be read");
        }
        assertThat(warnings).hasSize(3);
    }

    @Test
    void whatFailsInAThreadReachesTheCaller() {
        BatchLoader.Pairing failing = (example, random) -> {
            throw new UnsupportedOperationException("no pair of " + example.name());
        };
        try (BatchLoader batcher =
                new BatchLoader(RampSource.gray(1, 2, 2), failing, config(WHOLE, 1, 2), warnings::add)) {
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> batcher.get(0))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessage("no pair of image-0.png");
            }
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        BatchLoader batcher = batcher(RampSource.gray(8, 2, 2), config(WHOLE, 2, 3));
        batcher.get(0);
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("intaglio-batches"))
                .toList();

        batcher.close();

        assertThat(threads).isNotEmpty();
        for (Thread thread : threads) {
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThatThrownBy(() -> batcher.get(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these batches are closed");
    }

    @Test
    void readsNoFurtherAheadThanThereAreWorkers() throws Exception {
        RampSource source = RampSource.gray(1000, 2, 2);
        try (BatchLoader batcher = batcher(source, config(WHOLE, 10, 2))) {
            batcher.get(0);
            // Three batches of ten.
            for (int wait = 0; wait < 500 && source.reads.get() < 30; wait++) {
                Thread.sleep(20);
            }
            Thread.sleep(50);

            assertThat(source.reads.get()).isEqualTo(30);
        }
    }

    @Test
    void isFastEnoughToBeForgotten() {
        RampSource source = RampSource.gray(64, 200, 300);
        BatchConfig config = new BatchConfig(1, Framing.crop(96), Augmentation.of(Augment.DIHEDRAL), 16, 5, 1, false);
        BatchLoader.Pairing same =
                (example, random) -> new Batch(example.image(), example.image(), Optional.empty(), List.of());

        assertThat(Duration.ofSeconds(20)).isGreaterThan(time(() -> {
            try (BatchLoader batcher =
                    new BatchLoader(new io.intaglio.data.CachedSource(source, 1 << 26), same, config, warnings::add)) {
                for (long step = 0; step < 200; step++) {
                    batcher.get(step);
                }
            }
        }));
        assertThat(source.reads.get()).isEqualTo(64);
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
