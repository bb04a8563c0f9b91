package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Property(tries = 200)
    void everyExampleIsInExactlyOnePart(
            @ForAll @IntRange(min = 2, max = 300) int size,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double fraction,
            @ForAll long seed)
            throws IOException {
        Split split = Split.of(new NumberedSource(size), fraction, seed);
        Set<String> train = names(split.train());
        Set<String> held = names(split.heldOut());
        assertThat(train).hasSize((int) split.train().size()).isNotEmpty().doesNotContainAnyElementsOf(held);
        assertThat(held).hasSize((int) split.heldOut().size()).isNotEmpty();
        assertThat(train.size() + held.size()).isEqualTo(size);
        assertThat((double) held.size())
                .isBetween(Math.min(size * fraction - 0.5, size - 1), Math.max(1, size * fraction + 0.5));
    }

    @Test
    void theSameSeedGivesTheSamePartsAndAnotherSeedOthers() throws IOException {
        Source source = new NumberedSource(100);
        Set<String> held = names(Split.of(source, 0.1, 7).heldOut());
        assertThat(names(Split.of(source, 0.1, 7).heldOut())).isEqualTo(held);
        assertThat(names(Split.of(source, 0.1, 8).heldOut())).isNotEqualTo(held);
    }

    @Test
    void thePartsHaveDigestsOfTheirOwn() {
        Split split = Split.of(new NumberedSource(100), 0.1, 7);
        assertThat(split.train().digest()).isNotEqualTo(split.heldOut().digest());
    }

    @Test
    void oneExampleCannotBeDivided() {
        assertThatThrownBy(() -> Split.of(new NumberedSource(1), 0.1, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("a single example cannot be divided");
    }

    @Test
    void theFractionLiesBetweenZeroAndOne() {
        for (double wrong : new double[] {0, 1, -0.1, 10, Double.NaN}) {
            assertThatThrownBy(() -> Split.of(new NumberedSource(9), wrong, 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("between 0 and 1");
        }
    }

    private static Set<String> names(Source source) throws IOException {
        Set<String> names = new TreeSet<>();
        for (long i = 0; i < source.size(); i++) {
            names.add(source.get(i).name());
        }
        return names;
    }
}
