package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlateDamageTest {

    private static final byte[] FILE = TinyPlates.bytes(TinyPlates.checkpoint());

    @Test
    void two_thousand_flipped_bytes_are_all_found() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2000; i++) {
            refused(random.nextInt(FILE.length), 1 + random.nextInt(255));
        }
    }

    @Test
    void a_flipped_bit_is_found_at_every_byte() {
        for (int at = 0; at < FILE.length; at++) {
            refused(at, 1 << at % 8);
        }
    }

    private static void refused(int at, int by) {
        byte[] damaged = FILE.clone();
        damaged[at] ^= (byte) by;
        assertThatThrownBy(() -> Plate.read(damaged, "x.plate"))
                .as("byte %d changed by %d", at, by)
                .isInstanceOf(PlateException.class)
                .hasMessageStartingWith("x.plate");
    }

    @Test
    void truncation_is_found_at_every_length() {
        for (int length = 0; length < FILE.length; length++) {
            byte[] truncated = Arrays.copyOf(FILE, length);
            assertThatThrownBy(() -> Plate.read(truncated, "x.plate"))
                    .as("%d bytes", length)
                    .isInstanceOf(PlateException.class)
                    .hasMessageMatching(
                            length < 4
                                    ? "x.plate is not a plate: .*"
                                    : "x.plate is truncated: its " + length + " bytes do not end .*");
        }
    }

    @Test
    void bytes_behind_the_end_are_found() {
        byte[] longer = Arrays.copyOf(FILE, FILE.length + 1);
        assertThatThrownBy(() -> Plate.read(longer, "x.plate")).isInstanceOf(PlateException.class);
    }

    @Property(tries = 2000)
    void many_changes_and_a_right_end_are_refused_or_harmless(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = FILE.clone();
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
            int from = random.nextInt(FILE.length);
            int length = random.nextInt(1 + Math.min(40, FILE.length - from));
            System.arraycopy(FILE, from, damaged, random.nextInt(FILE.length - length - 21), length);
        }
        try {
            assertThat(TinyPlates.text(Plate.read(damaged, "x"))).isEqualTo(TinyPlates.text(TinyPlates.checkpoint()));
        } catch (PlateException e) {
            assertThat(e).hasMessageStartingWith("x");
        }
    }
}
