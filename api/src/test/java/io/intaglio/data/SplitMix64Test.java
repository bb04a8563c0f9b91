package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

    @Test
    void givesTheNumbersOfTheReferenceImplementation() {
        // The first outputs of Vigna's splitmix64.c for the seed 1234567.
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void neighbouringPlacesHaveNothingInCommon() {
        assertThat(SplitMix64.at(1, 2).nextLong())
                .isNotEqualTo(SplitMix64.at(1, 3).nextLong())
                .isNotEqualTo(SplitMix64.at(2, 1).nextLong())
                .isNotEqualTo(SplitMix64.at(1).nextLong());
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        SplitMix64 random = new SplitMix64(3);
        double[] drawn =
                DoubleStream.generate(random::nextGaussian).limit(100_000).toArray();
        double mean = DoubleStream.of(drawn).average().orElseThrow();
        double variance = DoubleStream.of(drawn).map(x -> x * x).average().orElseThrow();
        assertThat(mean).isBetween(-0.02, 0.02);
        assertThat(variance).isBetween(0.97, 1.03);
    }

    /** Computed by another program, in Python, from the description of the polar method. */
    @Test
    void gaussiansAreTheSameBitsOnEveryJdk() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(DoubleStream.generate(random::nextGaussian).limit(4))
                .containsExactly(-0.48024295503152287, 0.21006674945905973, 0.9421149164695647, 0.6368107141368122);
    }

    @Test
    void boundedNumbersReachEveryValue() {
        SplitMix64 random = new SplitMix64(4);
        assertThat(java.util.stream.IntStream.generate(() -> random.nextInt(6)).limit(200))
                .contains(0, 1, 2, 3, 4, 5)
                .allSatisfy(value -> assertThat(value).isBetween(0, 5));
    }
}
