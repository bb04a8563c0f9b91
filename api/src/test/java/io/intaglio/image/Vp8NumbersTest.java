package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The tables of RFC 6386 as it prints them: checksums of 16 bits a number, made from its text. */
class Vp8NumbersTest {

    private static String checksum(int[] numbers) {
        CRC32 crc = new CRC32();
        for (int number : numbers) {
            crc.update(number >> 8);
            crc.update(number);
        }
        return Long.toHexString(crc.getValue());
    }

    @Test
    void theTokensProbabilitiesAreThoseOfSections134And135() {
        int[] defaults = Vp8TokenProbabilities.defaults();
        int[] updates = Vp8TokenProbabilities.updates();

        assertThat(defaults).hasSize(1056).startsWith(128, 128).endsWith(128, 128);
        assertThat(defaults[Vp8TokenProbabilities.at(3, 7, 2)]).isEqualTo(238);
        assertThat(checksum(defaults)).isEqualTo("4a48903d");
        assertThat(updates).hasSize(1056);
        assertThat(checksum(updates)).isEqualTo("99f8c65");
    }

    @Test
    void theSubblocksModesHaveTheProbabilitiesOfSection115() {
        assertThat(checksum(new Vp8SubblockModes().probabilities)).isEqualTo("5fce343");
    }

    @Test
    void theQuantizersStepsAreThoseOfSection141() {
        assertThat(Vp8Quantizer.dcSteps()).hasSize(128).startsWith(4, 5, 6, 7, 8, 9, 10, 10, 11);
        assertThat(checksum(Vp8Quantizer.dcSteps())).isEqualTo("f18ed175");
        assertThat(Vp8Quantizer.acSteps()).hasSize(128).endsWith(274, 279, 284);
        assertThat(checksum(Vp8Quantizer.acSteps())).isEqualTo("df17e658");
    }
}
