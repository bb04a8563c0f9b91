package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The variances of vectors along their principal components, the largest first.
 *
 * <p>It predicts how many numbers of a variational autoencoder's code will be active (Lucas et al. 2019, "Don't blame
 * the ELBO!"). The best linear autoencoder keeps a direction of the data if its variance is larger than that of the
 * decoder. The squared error plus β times the divergence is a decoder with a variance of β/2 for each number of the
 * image.
 *
 * @since 0.1
 */
@Incubating
public final class PrincipalSpectrum {

    /** Smaller variances come from rounding: numbers are floats near 1, with errors near 1e-7. */
    private static final double ROUNDING = 1e-12;

    private final double[] variances;

    private PrincipalSpectrum(double[] variances) {
        this.variances = variances;
    }

    /**
     * Computes the spectrum.
     *
     * @param rows at least one, all of one length
     */
    public static PrincipalSpectrum of(List<float[]> rows) {
        if (rows.isEmpty()) {
            throw new InvalidInputException("a spectrum takes at least one vector");
        }
        // Both matrices have the same eigenvalues but for zeros; the smaller one is faster.
        double[][] matrix =
                rows.get(0).length <= rows.size() ? Covariance.of(rows).matrix() : products(rows);
        double[] values = Tridiagonal.of(matrix).eigenvalues();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] < ROUNDING ? 0 : values[i];
        }
        return new PrincipalSpectrum(values);
    }

    /** The products of deviations from the mean, divided by their number. */
    private static double[][] products(List<float[]> rows) {
        int count = rows.size();
        int length = rows.get(0).length;
        double[] mean = new double[length];
        for (float[] row : rows) {
            for (int i = 0; i < length; i++) {
                mean[i] += row[i] / (double) count;
            }
        }
        float[][] centred = new float[count][length];
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < length; i++) {
                centred[r][i] = (float) (rows.get(r)[i] - mean[i]);
            }
        }
        double[][] products = new double[count][count];
        IntStream.range(0, count).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                products[i][j] = dot(centred[i], centred[j]) / count;
            }
        });
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                products[i][j] = products[j][i];
            }
        }
        return products;
    }

    private static double dot(float[] a, float[] b) {
        // Two sums side by side: one alone would wait for each addition.
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += (double) a[i] * b[i];
            odd += (double) a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + (double) a[i] * b[i] : even + odd;
    }

    /** Returns how many variances are known. */
    public int size() {
        return variances.length;
    }

    /** Returns a variance by its rank, from 0 for the largest; 0 for ranks without a known variance. */
    public double variance(int index) {
        return index < variances.length ? variances[index] : 0;
    }

    /** Returns the largest variances, at most {@code count}. */
    public List<Double> largest(int count) {
        return Arrays.stream(variances).limit(count).boxed().toList();
    }

    /** Returns the sum of all variances. */
    public double total() {
        return Arrays.stream(variances).sum();
    }

    /** Returns how many variances are larger than a value. */
    public int above(double value) {
        return (int) Arrays.stream(variances).filter(each -> each > value).count();
    }

    /**
     * Returns how many directions hold a share of the whole variance.
     *
     * @param share from 0 to 1
     */
    public int directions(double share) {
        double wanted = share * total();
        double sum = 0;
        int count = 0;
        while (count < variances.length && sum < wanted) {
            sum += variances[count++];
        }
        return count;
    }

    /**
     * Returns how many numbers of a code are active with the squared error plus β times the divergence.
     *
     * @param beta weight of the divergence, at least 0
     * @param latent numbers that the code has
     */
    public int active(double beta, int latent) {
        return Math.min(latent, above(beta / 2));
    }

    /** Returns the smallest weight of the divergence with which a code of this length does not use all its numbers. */
    public double betaForAll(int latent) {
        return latent < 1 ? Double.POSITIVE_INFINITY : 2 * variance(latent - 1);
    }

    /** Returns the smallest weight of the divergence with which no number is active: posterior collapse. */
    public double betaForNone() {
        return 2 * variance(0);
    }
}
