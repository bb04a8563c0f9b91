package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final WeightSpec WIDE =
            WeightSpec.trained("encoder.0.weight", List.of(64, 16, 5, 5), Init.fanIn(Math.sqrt(2), 400));
    private static final WeightSpec ONES = WeightSpec.trained("encoder.1.weight", List.of(4), Init.constant(1));

    @Test
    void spreadAsHeAskedFor() {
        float[] data = Weights.initial(List.of(WIDE), 7).get("encoder.0.weight").data();

        double mean = 0;
        double squares = 0;
        double largest = 0;
        for (float value : data) {
            mean += value / data.length;
            squares += (double) value * value / data.length;
            largest = Math.max(largest, Math.abs(value));
        }
        // 25,600 numbers: the mean's standard error is 4.4e-4, the variance's relative one 0.6 %.
        assertThat(mean).isCloseTo(0, within(2e-3));
        assertThat(squares).isCloseTo(2.0 / 400, within(0.03 * 2 / 400));
        assertThat(largest).isLessThanOrEqualTo(Math.sqrt(2) * Math.sqrt(3.0 / 400));
    }

    @Test
    void followFromSeedAndNameAlone() {
        Weights one = Weights.initial(List.of(WIDE, ONES), 7);
        Weights other = Weights.initial(List.of(ONES, WIDE), 7);

        assertThat(other.get("encoder.0.weight").data())
                .isEqualTo(one.get("encoder.0.weight").data());
        assertThat(one.get("encoder.1.weight").data()).containsOnly(1);
        assertThat(one.names()).containsExactly("encoder.0.weight", "encoder.1.weight");
    }

    @Test
    void someAreKeptInTheirOrder() {
        Weights all = Weights.initial(List.of(WIDE, ONES), 7);

        assertThat(all.keep(name -> name.contains("1")).names()).containsExactly("encoder.1.weight");
        assertThat(all.keep(name -> true).names()).containsExactly("encoder.0.weight", "encoder.1.weight");
        assertThat(all.names()).hasSize(2);
    }

    @Test
    void neighbouringSeedsAndNamesShareNoNumber() {
        List<Float> all = new ArrayList<>();
        for (long seed = 0; seed < 4; seed++) {
            for (String name : List.of("a.weight", "b.weight", "a.bias")) {
                WeightSpec spec = WeightSpec.trained(name, List.of(50), Init.fanIn(1, 3));
                for (float value :
                        Weights.initial(List.of(spec), seed).get(name).data()) {
                    all.add(value);
                }
            }
        }

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void areTheSameOnEveryMachine() {
        float[] data = Weights.initial(List.of(WIDE), 0).get("encoder.0.weight").data();

        // Computed by another program, in Python, from the description.
        assertThat(Arrays.copyOf(data, 4))
                .containsExactly(0.0649079829f, -0.106944196f, -0.00491589867f, -0.114267625f);
    }

    @Test
    void areCheckedAgainstAPlan() {
        Tensor four = Tensor.of(List.of(4), new float[4]);

        assertThatThrownBy(() -> Weights.of(Map.of()).check(List.of(ONES)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("the weights lack encoder.1.weight [4]");
        assertThatThrownBy(() -> Weights.of(Map.of("encoder.1.weight", Tensor.of(List.of(2, 2), new float[4])))
                        .check(List.of(ONES)))
                .hasMessage("encoder.1.weight is [2, 2] where the network has [4]");
        assertThatThrownBy(() -> Weights.of(Map.of("encoder.1.weight", four, "other", four))
                        .check(List.of(ONES)))
                .hasMessage("there are 2 tensors where the network has 1");
        assertThatThrownBy(() -> Tensor.of(List.of(2, 3), new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[2, 3] takes 6 numbers, not 5");
    }

    @Test
    void aDiagonalBeginsAsItIsTold() {
        WeightSpec spec = WeightSpec.trained("gamma", List.of(3, 3), Init.diagonal(0.5, 0.25));

        assertThat(Weights.initial(List.of(spec), 1).get("gamma").data())
                .containsExactly(0.5f, 0.25f, 0.25f, 0.25f, 0.5f, 0.25f, 0.25f, 0.25f, 0.5f);
    }
}
