package io.intaglio.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void readsNumbersAndIntervals() {
        assertThat(Range.parse("25")).isEqualTo(new Range(25, 25)).hasToString("25");
        assertThat(Range.parse(" 5 .. 55 ")).isEqualTo(new Range(5, 55)).hasToString("5..55");
        assertThat(Range.parse("0.5..1.25")).isEqualTo(new Range(0.5, 1.25)).hasToString("0.5..1.25");
        assertThat(Range.parse("-1e-3..1e20")).hasToString("-0.001..1.0E20");
        assertThat(Range.of(-0.0)).isEqualTo(Range.of(0));
    }

    @Test
    void goesFromEndToEnd() {
        Range range = new Range(5, 55);

        assertThat(range.at(0)).isEqualTo(5);
        assertThat(range.at(0.5)).isEqualTo(30);
        assertThat(range.at(1)).isEqualTo(55);
    }

    @Test
    void refusesWhatIsNoInterval() {
        for (String text : new String[] {"", "..", "5..", "a..b", "5..NaN", "55..5", "1..Infinity"}) {
            assertThatThrownBy(() -> Range.parse(text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("5..55");
        }
    }
}
