package io.intaglio.tasks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.network.Shape;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MixturesTest {

    private static final int COUNT = 4000;

    /** Two numbers that are always equal, around -1 or around 3. */
    private static Mixtures equalNumbers() {
        SplitMix64 random = new SplitMix64(3);
        float[][] codes = new float[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            float number = (float) ((i % 4 == 0 ? 3 : -1) + 0.1 * random.nextGaussian());
            codes[i] = new float[] {number, number};
        }
        return new Mixtures(new Shape.Vector(2), GaussianMixture.fit(codes, 2, 1), Map.of());
    }

    private static float[] drawn(CodeDistribution distribution) {
        int[] labels = new int[COUNT];
        Arrays.fill(labels, -1);
        return distribution.draw(labels, new SplitMix64(5)).data();
    }

    private static double share(float[] codes, boolean second, boolean alike) {
        int count = 0;
        for (int i = 0; i < COUNT; i++) {
            boolean first = codes[2 * i] > 1;
            boolean other = codes[2 * i + 1] > 1;
            count += (alike ? first == other : second ? other : first) ? 1 : 0;
        }
        return count / (double) COUNT;
    }

    @Test
    void aMixtureKeepsNumbersTogether() {
        assertThat(share(drawn(equalNumbers().distribution(1)), false, true)).isEqualTo(1);
    }

    @Test
    void independentNumbersHaveTheirOwnDistributionAndNoneInCommon() {
        float[] codes = drawn(equalNumbers().independent(1));

        assertThat(share(codes, false, false)).isCloseTo(0.25, within(0.03));
        assertThat(share(codes, true, false)).isCloseTo(0.25, within(0.03));
        // 0.25 * 0.25 + 0.75 * 0.75
        assertThat(share(codes, false, true)).isCloseTo(0.625, within(0.03));
    }
}
