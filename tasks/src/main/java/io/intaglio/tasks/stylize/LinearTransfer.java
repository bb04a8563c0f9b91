package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import io.intaglio.tasks.numeric.SymmetricEigen;

/**
 * The mean and the covariance of an image's numbers over all pixels. It maps them to those of another image with the
 * linear map that changes the numbers least (Pitié and Kokaram, "The Linear Monge-Kantorovitch Linear Colour Mapping
 * for Example-Based Colour Transfer", 2007). Eigenvalues have a lower limit, so that an image of one colour does not
 * give NaN.
 */
final class LinearTransfer {

    private static final double LEAST = 1e-5;

    private final double[] mean;
    private final double[][] covariance;

    /**
     * @param mean mean of each channel, not copied
     * @param covariance covariance matrix of the channels, not copied
     */
    LinearTransfer(double[] mean, double[][] covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    double[] mean() {
        return mean;
    }

    double[][] covariance() {
        return covariance;
    }

    static LinearTransfer of(ImageBatch image) {
        int channels = image.channels();
        int pixels = image.height() * image.width();
        float[] data = image.data();
        double[] mean = new double[channels];
        double[][] covariance = new double[channels][channels];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < channels; c++) {
                mean[c] += data[i * channels + c];
            }
        }
        for (int c = 0; c < channels; c++) {
            mean[c] /= pixels;
        }
        for (int i = 0; i < pixels; i++) {
            for (int a = 0; a < channels; a++) {
                for (int b = 0; b < channels; b++) {
                    covariance[a][b] += (data[i * channels + a] - mean[a]) * (data[i * channels + b] - mean[b]);
                }
            }
        }
        for (double[] row : covariance) {
            for (int c = 0; c < channels; c++) {
                row[c] /= pixels;
            }
        }
        return new LinearTransfer(mean, covariance);
    }

    /** Returns the same statistics without covariances between channels. */
    LinearTransfer byChannel() {
        double[][] diagonal = new double[mean.length][mean.length];
        for (int c = 0; c < mean.length; c++) {
            diagonal[c][c] = covariance[c][c];
        }
        return new LinearTransfer(mean, diagonal);
    }

    /** Returns the image, from which these statistics were computed, with the mean and covariance of another image. */
    ImageBatch map(ImageBatch image, LinearTransfer to) {
        int channels = mean.length;
        SymmetricEigen own = SymmetricEigen.of(covariance);
        double[][] root = own.root();
        double[][] inverse = own.map(value -> 1 / Math.sqrt(Math.max(LEAST, value)));
        double[][] middle =
                SymmetricEigen.of(product(product(root, to.covariance), root)).root();
        double[][] map = product(product(inverse, middle), inverse);
        float[] in = image.data();
        float[] out = new float[in.length];
        for (int i = 0; i < in.length; i += channels) {
            for (int a = 0; a < channels; a++) {
                double sum = to.mean[a];
                for (int b = 0; b < channels; b++) {
                    sum += map[a][b] * (in[i + b] - mean[b]);
                }
                out[i + a] = (float) sum;
            }
        }
        return ImageBatch.wrap(1, image.height(), image.width(), channels, out);
    }

    /** Returns the Wasserstein distance between normal distributions with the statistics of two images. */
    double distance(LinearTransfer other) {
        double square = 0;
        double[][] root = SymmetricEigen.of(covariance).root();
        for (int c = 0; c < mean.length; c++) {
            square += (mean[c] - other.mean[c]) * (mean[c] - other.mean[c]) + covariance[c][c] + other.covariance[c][c];
        }
        return Math.sqrt(Math.max(
                0,
                square
                        - 2
                                * SymmetricEigen.of(product(product(root, other.covariance), root))
                                        .sumOfRoots()));
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }
}
