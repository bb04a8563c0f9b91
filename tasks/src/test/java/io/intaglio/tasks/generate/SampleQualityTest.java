package io.intaglio.tasks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.spi.TaskProvider;
import io.intaglio.tasks.numeric.SymmetricEigen;
import io.intaglio.testkit.TaskContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleQualityTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new SampleQuality();
    }

    /** Normal numbers around a place. */
    private static List<float[]> cloud(int count, double x, double y, double deviation, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new float[] {
                (float) (x + deviation * random.nextGaussian()), (float) (y + 2 * deviation * random.nextGaussian())
            });
        }
        return points;
    }

    @Test
    void aSymmetricMatrixIsTheSquareOfItsRoot() {
        double[][] matrix = {{4, 1, 0.5}, {1, 3, -0.25}, {0.5, -0.25, 2}};

        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        double[][] root = eigen.root();

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double square = 0;
                for (int k = 0; k < 3; k++) {
                    square += root[i][k] * root[k][j];
                }
                assertThat(square).isCloseTo(matrix[i][j], within(1e-12));
            }
        }
        assertThat(eigen.sumOfRoots()).isCloseTo(root[0][0] + root[1][1] + root[2][2], within(1e-12));
        assertThat(matrix[0]).containsExactly(4, 1, 0.5);
    }

    @Test
    void theFrechetDistanceOfNormalDistributionsIsTheKnownOne() {
        FeatureStatistics one = FeatureStatistics.of(cloud(20_000, 0, 0, 1, 1));
        FeatureStatistics other = FeatureStatistics.of(cloud(20_000, 3, 4, 2, 2));

        // 3² + 4² + (1 - 2)² + (2 - 4)²
        assertThat(one.frechet(other)).isCloseTo(30, within(0.5));
        assertThat(one.frechet(one)).isCloseTo(0, within(1e-9));
    }

    @Test
    void precisionAndRecallTellWhatIsMissingFromWhatIsWrong() {
        FeatureStatistics real = FeatureStatistics.of(cloud(500, 0, 0, 1, 1));
        FeatureStatistics narrow = FeatureStatistics.of(cloud(500, 0, 0, 0.1, 2));
        FeatureStatistics elsewhere = FeatureStatistics.of(cloud(500, 100, 0, 1, 3));

        assertThat(real.covers(narrow.bank())).as("precision of few kinds").isGreaterThan(0.95);
        assertThat(narrow.covers(real.bank())).as("recall of few kinds").isLessThan(0.3);
        assertThat(real.covers(elsewhere.bank())).isZero();
        assertThat(real.covers(real.bank())).isEqualTo(1);
    }

    @Test
    void aPlateKeepsStatistics() {
        FeatureStatistics before = FeatureStatistics.of(cloud(300, 1, 2, 1, 1));
        FeatureStatistics other = FeatureStatistics.of(cloud(300, 3, 2, 1, 2));

        FeatureStatistics after = FeatureStatistics.of(before.entries()).orElseThrow();

        assertThat(after.frechet(other)).isCloseTo(before.frechet(other), within(1e-4));
        assertThat(after.bank()[7]).isEqualTo(before.bank()[7]);
        assertThat(FeatureStatistics.of(Map.of())).isEmpty();
    }
}
