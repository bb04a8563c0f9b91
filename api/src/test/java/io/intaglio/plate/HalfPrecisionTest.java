package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {

    /** From the standard's own layout: sign, exponent with a bias of 15, fraction. */
    @ParameterizedTest
    @CsvSource({
        "0000, 0",
        "8000, -0",
        "0001, 5.9604645e-8",
        "03ff, 6.0975552e-5",
        "0400, 6.1035156e-5",
        "3555, 0.33325195",
        "3c00, 1",
        "3c01, 1.0009766",
        "c000, -2",
        "7bff, 65504",
        "7c00, Infinity",
        "fc00, -Infinity"
    })
    void bits_and_numbers(String bits, String number) {
        short half = (short) Integer.parseInt(bits, 16);
        assertThat(HalfPrecision.toFloat(half)).isEqualTo(Float.parseFloat(number));
        assertThat(HalfPrecision.of(Float.parseFloat(number))).isEqualTo(half);
    }

    @Test
    void every_half_comes_back() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float number = HalfPrecision.toFloat((short) bits);
            if (Float.isNaN(number)) {
                assertThat(HalfPrecision.toFloat(HalfPrecision.of(number))).isNaN();
            } else {
                assertThat(HalfPrecision.of(number)).isEqualTo((short) bits);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 3c00", // in the middle between 1 and the next: the even one
        "1.00146484375, 3c02",
        "1.0004884, 3c01",
        "1.9997559, 4000", // carries into the exponent
        "65519.996, 7bff",
        "65520, 7c00",
        "3.4e38, 7c00",
        "2.9802322e-8, 0000", // half of the least
        "2.9802326e-8, 0001",
        "6.1035153e-5, 0400", // the largest fraction without a hidden one carries
        "1e-45, 0000"
    })
    void rounds_to_the_nearest(float number, String bits) {
        assertThat(HalfPrecision.of(number)).isEqualTo((short) Integer.parseInt(bits, 16));
        assertThat(HalfPrecision.of(-number)).isEqualTo((short) (Integer.parseInt(bits, 16) | 0x8000));
    }

    /** No half lies nearer than the one chosen: neither neighbour. */
    @Property(tries = 5000)
    void none_is_nearer(@ForAll int bits) {
        float number = Math.abs(Float.intBitsToFloat(bits));
        if (Float.isNaN(number) || number >= 65520) {
            return;
        }
        short half = HalfPrecision.of(number);
        double error = Math.abs((double) HalfPrecision.toFloat(half) - number);
        for (int neighbour : new int[] {half - 1, half + 1}) {
            if (neighbour >= 0) {
                assertThat(Math.abs((double) HalfPrecision.toFloat((short) neighbour) - number))
                        .isGreaterThanOrEqualTo(error);
            }
        }
    }
}
