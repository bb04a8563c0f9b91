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

    /** Smallest variance that is divided by. */
    static final double LEAST = 1e-5;

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
        float[] data = image.data();
        return of(data.length / channels, channels, (index, vector) -> {
            for (int c = 0; c < channels; c++) {
                vector[c] = data[index * channels + c];
            }
        });
    }

    /** Copies a vector. */
    @FunctionalInterface
    interface Vectors {

        /** Copies the vector of an index. */
        void get(int index, double[] vector);
    }

    /** Returns the statistics of vectors. */
    static LinearTransfer of(int count, int length, Vectors vectors) {
        double[] mean = new double[length];
        double[][] covariance = new double[length][length];
        double[] vector = new double[length];
        for (int i = 0; i < count; i++) {
            vectors.get(i, vector);
            for (int c = 0; c < length; c++) {
                mean[c] += vector[c];
            }
        }
        for (int c = 0; c < length; c++) {
            mean[c] /= count;
        }
        for (int i = 0; i < count; i++) {
            vectors.get(i, vector);
            for (int c = 0; c < length; c++) {
                vector[c] -= mean[c];
            }
            for (int a = 0; a < length; a++) {
                double[] row = covariance[a];
                double factor = vector[a];
                for (int b = 0; b <= a; b++) {
                    row[b] += factor * vector[b];
                }
            }
        }
        for (int a = 0; a < length; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] /= count;
                covariance[b][a] = covariance[a][b];
            }
        }
        return new LinearTransfer(mean, covariance);
    }

    /** Returns the image, from which these statistics were computed, with the mean and covariance of another image. */
    ImageBatch map(ImageBatch image, LinearTransfer to) {
        return new Neighbourhoods(image, 0).mapped(map(to));
    }

    /** Returns the map from vectors of these statistics to vectors of others. */
    AffineMap map(LinearTransfer to) {
        SymmetricEigen own = SymmetricEigen.of(covariance);
        double[][] root = own.root();
        double[][] inverse = own.map(value -> 1 / Math.sqrt(Math.max(LEAST, value)));
        double[][] middle =
                SymmetricEigen.of(product(product(root, to.covariance), root)).root();
        // The matrix is symmetric, so its rows are its columns.
        return new AffineMap(product(product(inverse, middle), inverse), mean, to.mean);
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
            for (int k = 0; k < n; k++) {
                double factor = a[i][k];
                for (int j = 0; j < n; j++) {
                    c[i][j] += factor * b[k][j];
                }
            }
        }
        return c;
    }
}
