package io.intaglio.cli.explain;

import io.intaglio.image.ImageBatch;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures that a decoder makes of a code when one of its numbers goes from low to high.
 *
 * @param number of the code
 * @param value that it has in the picture's own code
 * @param pictures from three deviations below the mean to three above
 */
record Traversals(int number, double value, List<ImageBatch> pictures) {

    private static final double[] STEPS = {-3, -2, -1, 0, 1, 2, 3};
    private static final int ROWS = 8;

    Traversals {
        pictures = List.copyOf(pictures);
    }

    /**
     * Traverses the numbers that change the picture most.
     *
     * @param code (1, numbers)
     * @param mean of each number
     * @param deviation of each number
     */
    static List<Traversals> of(
            LatentCodec codec, Tensor code, Condition condition, List<Double> mean, List<Double> deviation) {
        List<Traversals> all = new ArrayList<>();
        for (int number = 0; number < mean.size(); number++) {
            List<ImageBatch> pictures = new ArrayList<>();
            for (double step : STEPS) {
                float[] other = code.data().clone();
                other[number] = (float) (mean.get(number) + step * deviation.get(number));
                pictures.add(codec.decode(Tensor.of(code.shape(), other), condition));
            }
            all.add(new Traversals(number, code.data()[number], pictures));
        }
        all.sort(Comparator.comparingDouble(Traversals::strength).reversed());
        return all.subList(0, Math.min(ROWS, all.size()));
    }

    /** The squared difference of the first and the last picture. */
    private double strength() {
        float[] first = pictures.get(0).data();
        float[] last = pictures.get(pictures.size() - 1).data();
        return IntStream.range(0, first.length)
                .mapToDouble(i -> (double) (first[i] - last[i]) * (first[i] - last[i]))
                .sum();
    }
}
