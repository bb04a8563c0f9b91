package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.Moments;
import io.intaglio.tasks.numeric.NearestVectors;
import io.intaglio.tasks.numeric.SymmetricEigen;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Statistics of the features of some images: the mean, the covariance, and some of the features themselves.
 *
 * @param mean mean of all features
 * @param covariance covariance of all features
 * @param bank some of the features, evenly chosen from all
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record FeatureStatistics(double[] mean, double[][] covariance, float[][] bank) {

    private static final String ENTRY = "features.safetensors";

    /** Largest number of stored features, because all pairs are compared. */
    private static final int MOST_IN_BANK = 5_000;

    /** Number of the neighbour whose distance is the radius of a point (Kynkäänniemi et al. 2019). */
    private static final int NEIGHBOUR = 3;

    /** Returns the statistics of features, which all have the same length. There must be at least one. */
    static FeatureStatistics of(List<float[]> features) {
        int length = features.get(0).length;
        Moments moments = new Moments(length, Vectors.doubles(features.get(0)));
        features.forEach(each -> moments.add(each, 1));
        int kept = Math.min(MOST_IN_BANK, features.size());
        float[][] bank = new float[kept][];
        for (int i = 0; i < kept; i++) {
            bank[i] = features.get((int) ((long) i * features.size() / kept));
        }
        return new FeatureStatistics(moments.mean(), moments.covariance(features.size(), new double[length]), bank);
    }

    /**
     * Returns the squared Fréchet distance of two normal distributions with these means and covariances (Dowson &amp;
     * Landau 1982), as in Heusel et al. 2017.
     */
    double frechet(FeatureStatistics other) {
        double distance = 0;
        double traces = 0;
        for (int i = 0; i < mean.length; i++) {
            distance += (mean[i] - other.mean[i]) * (mean[i] - other.mean[i]);
            traces += covariance[i][i] + other.covariance[i][i];
        }
        double[][] root = SymmetricEigen.of(covariance).root();
        double[][] product = times(times(root, other.covariance), root);
        return Math.max(
                0, distance + traces - 2 * SymmetricEigen.of(symmetric(product)).sumOfRoots());
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] symmetric(double[][] a) {
        double[][] mean = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                mean[i][j] = (a[i][j] + a[j][i]) / 2;
            }
        }
        return mean;
    }

    /**
     * Returns the share of other features that lie within the radius of one of these features. It is the precision if
     * the others are of generated images, and the recall if these are of generated images.
     */
    double covers(float[][] others) {
        float[] reach = new float[bank.length];
        IntStream.range(0, bank.length).parallel().forEach(i -> {
            int[] nearest = NearestVectors.of(bank[i], bank.length, NEIGHBOUR + 1, j -> bank[j]);
            reach[i] = (float) NearestVectors.squaredDistance(bank[i], bank[nearest[nearest.length - 1]]);
        });
        long covered = Arrays.stream(others)
                .parallel()
                .filter(other -> IntStream.range(0, bank.length)
                        .anyMatch(i -> NearestVectors.squaredDistance(other, bank[i]) <= reach[i]))
                .count();
        return (double) covered / others.length;
    }

    /** Returns the entries for a plate. */
    Map<String, byte[]> entries() {
        int length = mean.length;
        float[] means = new float[length];
        float[] all = new float[length * length];
        for (int i = 0; i < length; i++) {
            means[i] = (float) mean[i];
            for (int j = 0; j < length; j++) {
                all[i * length + j] = (float) covariance[i][j];
            }
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mean", Tensor.of(List.of(length), means));
        tensors.put("covariance", Tensor.of(List.of(length, length), all));
        tensors.put("bank", Tensor.ofRows(List.of(bank)));
        return Map.of(ENTRY, Safetensors.write(Weights.of(tensors)));
    }

    /** Returns the statistics from the result of {@link #entries}; empty if there are none. */
    static Optional<FeatureStatistics> of(Map<String, byte[]> entries) {
        byte[] entry = entries.get(ENTRY);
        if (entry == null) {
            return Optional.empty();
        }
        Weights kept = Safetensors.read(entry, ENTRY);
        Tensor mean = kept.get("mean");
        Tensor covariance = kept.get("covariance");
        Tensor bank = kept.get("bank");
        if (mean == null
                || covariance == null
                || bank == null
                || bank.shape().size() != 2
                || bank.shape().get(1) != mean.data().length
                || covariance.data().length != mean.data().length * mean.data().length) {
            throw new InvalidInputException(
                    "the plate's statistics of features are damaged: they do not fit each other");
        }
        double[][] square = covariance.rows().stream().map(Vectors::doubles).toArray(double[][]::new);
        return Optional.of(new FeatureStatistics(
                Vectors.doubles(mean.data()), square, bank.rows().toArray(float[][]::new)));
    }
}
