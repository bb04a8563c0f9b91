package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTextTest {

    private static final String FACTS = "10 min 12 s left, loss 0.0123, 28.1 dB, 31 images/s";

    @ParameterizedTest
    @ValueSource(ints = {70, 79, 80, 120, 300})
    void at_any_width_there_is_a_bar_and_no_fact_is_cut_off(int columns) {
        String line = BarText.of("", 1012, 2400, FACTS, columns);

        assertThat(line)
                .hasSizeLessThanOrEqualTo(columns)
                .startsWith(" 42% [======")
                .contains("> ", "] 1012/2400 10 min 12 s left");
        String shown = line.substring(line.indexOf("2400") + 5);
        assertThat(FACTS.split(", ")).startsWith(shown.split(", "));
    }

    @Test
    void the_bar_is_full_at_the_end_and_missing_where_the_extent_is_not_known() {
        assertThat(BarText.of("pictures", 3, 3, "", 80)).isEqualTo("pictures 100% [================] 3/3");
        assertThat(BarText.of("pictures", 3, -1, "", 80)).isEqualTo("pictures 3");
    }
}
