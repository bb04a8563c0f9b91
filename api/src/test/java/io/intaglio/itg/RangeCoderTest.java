package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import org.junit.jupiter.api.Test;

class RangeCoderTest {

    @Test
    void bitsComeBackWhateverTheirProbabilities() {
        for (long seed = 0; seed < 300; seed++) {
            SplitMix64 random = new SplitMix64(seed);
            int count = (int) (random.nextLong() >>> 1) % 2000;
            int[] zeros = new int[Math.abs(count)];
            int[] bits = new int[zeros.length];
            RangeEncoder out = new RangeEncoder();
            for (int i = 0; i < bits.length; i++) {
                zeros[i] = i % 7 == 0 ? 1 : i % 7 == 1 ? 65535 : 1 + (int) (random.nextLong() >>> 49) * 2;
                bits[i] = (int) (random.nextLong() >>> 48) < zeros[i] && seed % 3 != 0 ? 0 : 1;
                out.bit(bits[i], zeros[i]);
            }
            byte[] bytes = out.finish();
            RangeDecoder in = new RangeDecoder(bytes, 0, bytes.length);
            for (int i = 0; i < bits.length; i++) {
                assertThat(in.bit(zeros[i])).as("bit %d of seed %d", i, seed).isEqualTo(bits[i]);
            }
        }
    }

    @Test
    void rareBitsCostWhatTheirProbabilitySays() {
        RangeEncoder out = new RangeEncoder();
        for (int i = 0; i < 100_000; i++) {
            out.bit(i % 100 == 0 ? 1 : 0, 64881); // 0.99
        }
        assertThat(out.finish().length * 8.0).isBetween(8079.0, 8079 * 1.001 + 48); // 100,000 times 0.0808 bits
    }

    @Test
    void rawBitsKeepTheirOrder() {
        RangeEncoder out = new RangeEncoder();
        out.raw(0b1011001, 7);
        out.raw(0xFFFF, 16);
        byte[] bytes = out.finish();
        RangeDecoder in = new RangeDecoder(bytes, 0, bytes.length);
        assertThat(in.raw(7)).isEqualTo(0b1011001);
        assertThat(in.raw(16)).isEqualTo(0xFFFF);
    }
}
