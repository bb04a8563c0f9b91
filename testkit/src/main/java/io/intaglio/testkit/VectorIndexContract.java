package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.spi.VectorIndex;
import io.intaglio.spi.VectorIndex.Match;
import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.spi.VectorIndexProvider.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every {@link VectorIndexProvider}. Extend it and return one.
 *
 * @since 0.1
 */
public abstract class VectorIndexContract {

    private static final int LENGTH = 7;

    /** Holds the index. */
    @TempDir
    Path folder;

    /** Returns the provider to look at. */
    protected abstract VectorIndexProvider provider();

    private static List<Entry> entries(int count) {
        SplitMix64 random = new SplitMix64(5);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] vector = new float[LENGTH];
            for (int c = 0; c < LENGTH; c++) {
                vector[c] = (float) random.nextGaussian();
            }
            entries.add(new Entry("picture " + i + " \"ä\".png", vector));
        }
        return entries;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ((double) a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    public void hasANameAndASummary() {
        ProviderChecks.named(provider());
    }

    @Test
    public void isRegistered() {
        ProviderChecks.registered(VectorIndexProvider.class, provider());
    }

    @Test
    public void findsEachVectorFirstAndTheNearestInOrder() throws IOException {
        List<Entry> entries = entries(500);
        provider().write(folder, LENGTH, entries.iterator());

        try (VectorIndex index = provider().open(folder)) {
            assertThat(index.size()).isEqualTo(500);
            assertThat(index.length()).isEqualTo(LENGTH);
            for (Entry entry : entries.subList(0, 50)) {
                List<Match> matches = index.nearest(entry.vector(), 4);

                double[] expected = entries.stream()
                        .mapToDouble(other -> distance(entry.vector(), other.vector()))
                        .sorted()
                        .limit(4)
                        .toArray();
                assertThat(matches).hasSize(4);
                assertThat(matches.get(0).name()).isEqualTo(entry.name());
                assertThat(matches.get(0).number()).isEqualTo(entries.indexOf(entry));
                assertThat(matches.get(0).distance()).isCloseTo(0, within(1e-3));
                for (int i = 1; i < 4; i++) {
                    assertThat(matches.get(i).distance()).isCloseTo(expected[i], within(1e-3));
                }
            }
        }
    }

    @Test
    public void filesOfTheCallerStay() throws IOException {
        Path own = folder.resolve("intaglio-own.bin");
        Files.write(own, new byte[] {1, 2, 3});
        provider().write(folder, LENGTH, entries(5).iterator());

        try (VectorIndex index = provider().open(folder)) {
            assertThat(index.nearest(new float[LENGTH], 1)).hasSize(1);
        }
        assertThat(own).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    public void givesNoMoreThanThereAre() throws IOException {
        provider().write(folder, LENGTH, entries(3).iterator());

        try (VectorIndex index = provider().open(folder)) {
            assertThat(index.nearest(new float[LENGTH], 10)).hasSize(3);
            assertThatThrownBy(() -> index.nearest(new float[LENGTH + 1], 1))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("vectors of 7 numbers");
        }
    }

    @Test
    public void refusesWhatCannotBeIndexed() {
        float[] infinite = new float[LENGTH];
        infinite[3] = Float.POSITIVE_INFINITY;

        assertThatThrownBy(() -> provider().write(folder, LENGTH, Collections.emptyIterator()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> provider()
                        .write(
                                folder,
                                LENGTH,
                                List.of(new Entry("short", new float[2])).iterator()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> provider()
                        .write(
                                folder,
                                LENGTH,
                                List.of(new Entry("infinite", infinite)).iterator()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    public void refusesWhatIsNoIndexOrADamagedOne() throws IOException {
        assertThatThrownBy(() -> provider().open(folder)).isInstanceOf(InvalidInputException.class);
        provider().write(folder, LENGTH, entries(40).iterator());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            try (VectorIndex index = provider().open(folder)) {
                // A file that the index does not need may be cut.
                assertThat(index.nearest(new float[LENGTH], 1)).hasSize(1);
            } catch (InvalidInputException | IOException e) {
                assertThat(e).message().isNotBlank();
            }
            Files.write(file, whole);
        }
    }
}
