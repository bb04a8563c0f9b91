package io.intaglio.tasks.generate;

import io.intaglio.network.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean and the standard deviation of each coordinate of some codes.
 *
 * @param means means of the coordinates
 * @param deviations standard deviations of the coordinates
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record CoordinateSpread(float[] means, float[] deviations) {

    /** Returns the means and standard deviations of codes, (count, length). */
    static CoordinateSpread of(Tensor codes) {
        int count = codes.shape().get(0);
        int length = codes.shape().get(1);
        float[] means = new float[length];
        float[] deviations = new float[length];
        for (int c = 0; c < length; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double value = codes.data()[i * length + c];
                sum += value;
                squares += value * value;
            }
            means[c] = (float) (sum / count);
            deviations[c] = (float) Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
        }
        return new CoordinateSpread(means, deviations);
    }

    /** Returns the numbers of the coordinates with the largest standard deviations, the largest first. */
    List<Integer> widest(int most) {
        return IntStream.range(0, deviations.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -deviations[c]))
                .limit(most)
                .toList();
    }
}
