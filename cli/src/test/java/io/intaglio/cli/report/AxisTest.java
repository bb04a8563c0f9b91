package io.intaglio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    private static List<Double> ticks(double... values) {
        return Axis.of(values, false).ticks();
    }

    @Test
    void ticksAreRoundAndFew() {
        assertThat(ticks(20.1, 29.7)).containsExactly(20.0, 22.0, 24.0, 26.0, 28.0, 30.0);
        assertThat(ticks(0.001, 0.9)).containsExactly(0.001, 0.01, 0.1, 1.0);
    }

    /** Of a term that stands still, means of different numbers of rows differ in the last bit. */
    @Test
    void valuesThatRoundingAloneTellsApartAreOne() {
        assertThat(Axis.of(new double[] {1.6, Math.nextUp(1.6)}, false).to()).isGreaterThan(1.7);
        assertThat(ticks(1.6, Math.nextUp(1.6))).hasSizeBetween(2, 20);
        assertThat(ticks(-1e15, Math.nextUp(-1e15))).hasSizeBetween(2, 20);
    }

    @ParameterizedTest
    @CsvSource({"1e-320, 1", "1e-300, 1e300", "-1e308, 1e308", "0, 0", "5e-324, 5e-324", "1e308, 1.7e308", "0, 1e-320"})
    void whateverComesTheyEnd(double least, double most) {
        assertThat(ticks(least, most)).hasSizeLessThan(1000);
        assertThat(Axis.of(new double[] {least, most}, true).ticks()).hasSizeLessThan(1000);
    }
}
