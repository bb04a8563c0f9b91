package io.intaglio.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesTest {

    /** Height, width, halo; then the most that the surroundings may add to the work, in percent. */
    @ParameterizedTest
    @CsvSource({
        "300,20000,32,3",
        "20000,300,32,3",
        "4000,6000,32,14",
        "4000,6000,64,30",
        "6000,4000,32,14",
        "1100,5000,32,7",
        "2000,3000,128,75"
    })
    void surroundings_cost_little(int height, int width, int halo, int percent) {
        Tiles tiles = Tiles.choose(height, width, halo, 4, 1 << 20);
        assertThat(outer(height, tiles.rows(), halo) * outer(width, tiles.columns(), halo))
                .isLessThanOrEqualTo(1 << 20);
        double added = 100.0
                        * computed(height, tiles.rows(), halo)
                        * computed(width, tiles.columns(), halo)
                        / ((double) height * width)
                - 100;
        assertThat(added).as("%s", tiles).isBetween(0.0, (double) percent);
    }

    @Property
    void a_division_keeps_its_promises(
            @ForAll @IntRange(min = 1, max = 3000) int down,
            @ForAll @IntRange(min = 1, max = 3000) int across,
            @ForAll @IntRange(min = 0, max = 100) int halos,
            @ForAll @IntRange(min = 1, max = 16) int stride,
            @ForAll @LongRange(min = 1, max = 1 << 22) long maxPixels) {
        int height = down * stride;
        int width = across * stride;
        int halo = halos * stride;
        Tiles tiles = Tiles.choose(height, width, halo, stride, maxPixels);
        assertThat(tiles.rows() % stride).isZero();
        assertThat(tiles.columns() % stride).isZero();
        int least = Math.max(stride, halo);
        assertThat(tiles.rows()).isBetween(Math.min(least, height), height);
        assertThat(tiles.columns()).isBetween(Math.min(least, width), width);
        long smallest = outer(height, stride, halo) * outer(width, stride, halo);
        assertThat((double) outer(height, tiles.rows(), halo) * outer(width, tiles.columns(), halo))
                .isLessThanOrEqualTo(2.25 * Math.max(maxPixels, smallest));
    }

    private static long outer(int extent, int inner, int halo) {
        return Math.min(extent, inner + 2L * halo);
    }

    private static long computed(int extent, int inner, int halo) {
        long sum = 0;
        for (int at = 0; at < extent; at += inner) {
            sum += Math.min(extent, at + inner + halo) - Math.max(0, at - halo);
        }
        return sum;
    }
}
