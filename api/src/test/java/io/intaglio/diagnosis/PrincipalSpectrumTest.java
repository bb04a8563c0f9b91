package io.intaglio.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalSpectrumTest {

    /** Deviations (±3, 0), (0, ±1) from (5, 7), turned by 45 degrees: variances 9/2 and 1/2. */
    private static List<float[]> cross() {
        float r = (float) Math.sqrt(0.5);
        return List.of(
                new float[] {5 + 3 * r, 7 + 3 * r},
                new float[] {5 - 3 * r, 7 - 3 * r},
                new float[] {5 - r, 7 + r},
                new float[] {5 + r, 7 - r});
    }

    @Test
    void variances_lie_along_the_principal_directions() {
        PrincipalSpectrum spectrum = PrincipalSpectrum.of(cross());

        assertThat(spectrum.variance(0)).isCloseTo(4.5, within(1e-5));
        assertThat(spectrum.variance(1)).isCloseTo(0.5, within(1e-5));
        assertThat(spectrum.variance(2)).isZero();
        assertThat(spectrum.total()).isCloseTo(5, within(1e-5));
        assertThat(spectrum.directions(0.8)).isEqualTo(1);
        assertThat(spectrum.directions(0.95)).isEqualTo(2);
    }

    @Test
    void a_direction_lives_where_its_variance_exceeds_half_of_beta() {
        PrincipalSpectrum spectrum = PrincipalSpectrum.of(cross());

        assertThat(spectrum.active(0.9, 16)).isEqualTo(2);
        assertThat(spectrum.active(1.1, 16)).isEqualTo(1);
        assertThat(spectrum.active(0.9, 1)).isEqualTo(1);
        assertThat(spectrum.active(9.1, 16)).isZero();
        assertThat(spectrum.betaForNone()).isCloseTo(9, within(1e-4));
        assertThat(spectrum.betaForAll(2)).isCloseTo(1, within(1e-4));
        assertThat(spectrum.betaForAll(3)).isZero();
    }

    @Test
    void few_long_vectors_and_many_short_ones_have_the_variances_of_their_covariance() {
        for (int count : new int[] {7, 40}) {
            List<float[]> rows = noise(count, 12);
            double[][] covariance = Covariance.of(rows).matrix();
            PrincipalSpectrum spectrum = PrincipalSpectrum.of(rows);
            double trace = 0;
            double squares = 0;
            for (int i = 0; i < 12; i++) {
                trace += covariance[i][i];
                for (int j = 0; j < 12; j++) {
                    squares += covariance[i][j] * covariance[i][j];
                }
            }

            assertThat(spectrum.total()).isCloseTo(trace, within(1e-3));
            assertThat(spectrum.largest(12).stream().mapToDouble(v -> v * v).sum())
                    .isCloseTo(squares, within(1e-1));
            assertThat(spectrum.largest(12)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
    }

    /** Of a path's Laplacian they are known: 2 - 2 cos(πk/n), the matrix of three neighbours. */
    @Test
    void eigenvalues_are_those_that_are_known() {
        int n = 9;
        double[][] path = new double[n][n];
        for (int i = 0; i < n; i++) {
            path[i][i] = i == 0 || i == n - 1 ? 1 : 2;
            if (i > 0) {
                path[i][i - 1] = -1;
                path[i - 1][i] = -1;
            }
        }
        double[] values = Tridiagonal.of(turned(path)).eigenvalues();

        for (int k = 0; k < n; k++) {
            assertThat(values[n - 1 - k]).isCloseTo(2 - 2 * Math.cos(Math.PI * k / n), within(1e-9));
        }
    }

    /** The same eigenvalues in a full matrix: H A H with H = I - 2 vvᵀ. */
    private static double[][] turned(double[][] a) {
        int n = a.length;
        double[] v = unit(n);
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j];
            }
        }
        return product(product(h, a), h);
    }

    private static double[] unit(int n) {
        SplitMix64 random = new SplitMix64(3);
        double[] v = new double[n];
        double square = 0;
        for (int i = 0; i < n; i++) {
            v[i] = random.nextDouble() - 0.5;
            square += v[i] * v[i];
        }
        for (int i = 0; i < n; i++) {
            v[i] /= Math.sqrt(square);
        }
        return v;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static List<float[]> noise(int count, int length) {
        SplitMix64 random = new SplitMix64(2);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] row = new float[length];
            for (int j = 0; j < length; j++) {
                row[j] = (float) random.nextDouble() * (j + 1);
            }
            rows.add(row);
        }
        return rows;
    }
}
