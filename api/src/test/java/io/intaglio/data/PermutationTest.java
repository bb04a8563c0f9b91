package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PermutationTest {

    @Property(tries = 200)
    void everyNumberComesExactlyOnce(@ForAll @IntRange(min = 1, max = 5000) int size, @ForAll long seed) {
        Permutation permutation = Permutation.of(size, seed);
        BitSet seen = new BitSet();
        for (int i = 0; i < size; i++) {
            seen.set(Math.toIntExact(permutation.at(i)));
        }
        assertThat(seen.length()).isEqualTo(size);
        assertThat(seen.cardinality()).isEqualTo(size);
    }

    @Test
    void theOrderIsTheSameOnEveryMachine() {
        Permutation permutation = Permutation.of(10, 42);
        assertThat(LongStream.range(0, 10).map(permutation::at))
                .containsExactly(7L, 3L, 9L, 8L, 2L, 5L, 1L, 0L, 4L, 6L);
    }

    @Test
    void everyOrderOfFourComesAboutEquallyOften() {
        Map<String, Integer> counts = new TreeMap<>();
        for (long seed = 0; seed < 24_000; seed++) {
            Permutation p = Permutation.of(4, seed);
            counts.merge("" + p.at(0) + p.at(1) + p.at(2) + p.at(3), 1, Integer::sum);
        }
        // 1000 are expected of each, with a standard deviation of 31.
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    @Test
    void hugeSizesTakeNoMemory() {
        Permutation permutation = Permutation.of(1L << 62, 1);
        assertThat(permutation.at((1L << 62) - 1)).isBetween(0L, (1L << 62) - 1);
    }

    @Test
    void refusesWhatIsOutside() {
        assertThatThrownBy(() -> Permutation.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Permutation.of(3, 1).at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
