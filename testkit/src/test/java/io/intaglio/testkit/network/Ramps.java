package io.intaglio.testkit.network;

import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small numbers in a fixed, uneven order, so that tests may name what another program made of the same. */
final class Ramps {

    private Ramps() {}

    /** Number i is ((a·i + 3) mod m - m/2) / 10. */
    static double[] ramp(int length, int a, int m) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = ((i * a + 3) % m - m / 2) * 0.1;
        }
        return numbers;
    }

    static Values values(int a, int m, int channels, int height, int width) {
        return Values.of(new Shape.Map(channels, height, width), ramp(channels * height * width, a, m));
    }

    static Tensor tensor(int a, int m, Integer... shape) {
        int length = List.of(shape).stream().mapToInt(i -> i).reduce(1, (x, y) -> x * y);
        float[] data = new float[length];
        double[] numbers = ramp(length, a, m);
        for (int i = 0; i < length; i++) {
            data[i] = (float) numbers[i];
        }
        return Tensor.of(List.of(shape), data);
    }

    /** Every weight of a plan one value. */
    static Weights all(ShapePlan plan, float value) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : plan.weights()) {
            float[] data = new float[(int) spec.size()];
            java.util.Arrays.fill(data, value);
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return Weights.of(tensors);
    }
}
