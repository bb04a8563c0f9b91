package io.intaglio.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void large_numbers_have_three_digits() {
        assertThat(Numbers.large(999)).isEqualTo("999");
        assertThat(Numbers.large(1234)).isEqualTo("1.23 k");
        assertThat(Numbers.large(45_600_000)).isEqualTo("45.6 M");
        assertThat(Numbers.large(789e9)).isEqualTo("789 G");
    }

    @Test
    void durations_have_two_units() {
        assertThat(Numbers.duration(12.4)).isEqualTo("12 s");
        assertThat(Numbers.duration(185)).isEqualTo("3 min 5 s");
        assertThat(Numbers.duration(7440)).isEqualTo("2 h 4 min");
    }

    @Test
    void slow_is_not_standing_still() {
        assertThat(Numbers.speed(64.4)).isEqualTo("64 images/s");
        assertThat(Numbers.speed(0.42)).isEqualTo("0.4 images/s");
    }

    @Test
    void bytes_are_binary() {
        assertThat(Numbers.bytes(-1)).isEqualTo("unknown");
        assertThat(Numbers.bytes(3L << 20)).isEqualTo("3 MiB");
        assertThat(Numbers.bytes(3L << 29)).isEqualTo("1.5 GiB");
    }
}
