package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Init;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnormalsTest {

    private static final int SIDE = 32;
    private static final List<WeightSpec> SPECS = List.of(
            WeightSpec.matrix("w", List.of(SIDE, SIDE), 1, SIDE),
            WeightSpec.trained("b", List.of(SIDE), Init.constant(0)));

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean subnormal(float number) {
        return number != 0 && Math.abs(number) < Float.MIN_NORMAL;
    }

    private static int subnormal(Weights weights) {
        int count = 0;
        for (String name : weights.names()) {
            for (float number : weights.get(name).data()) {
                count += subnormal(number) ? 1 : 0;
            }
        }
        return count;
    }

    /** 0.95 to the power of 1,800 is 8e-41; 0.9 to that power is nothing, but subnormal numbers do not fall to it. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "muon"})
    void what_is_remembered_of_gradients_that_became_zero_is_zero(String optimizer) {
        Weights start = Weights.of(Map.of(
                "w", Tensor.of(List.of(SIDE, SIDE), ones(SIDE * SIDE)), "b", Tensor.of(List.of(SIDE), ones(SIDE))));
        TrainingConfig config =
                Settings.of("optimizer", optimizer).with("beta2", 0.9).applyTo(new TrainingConfig());
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Replica replica = Bare.replica(SPECS, start, manager);
                UpdateRule rule = UpdateRule.of(config, replica.trained(), null)) {
            Shape shape = replica.trained().flat().getShape();
            for (int step = 0; step < 1801; step++) {
                try (NDManager scope = manager.newSubManager()) {
                    rule.update(step == 0 ? scope.ones(shape) : scope.zeros(shape), step, 0.01);
                }
            }

            assertThat(subnormal(rule.state())).isZero();
        }
    }

    @Test
    void other_numbers_hardly_change() {
        float[] numbers = {1, -3e-7f, 1.2345678e-15f, -9.876543e-23f, 1e-25f, 1e-31f, -1e-31f, 1e-40f, 0, 7e30f};
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            NDArray array = Tensors.floats(manager, numbers, new Shape(numbers.length));
            Subnormals.flush(array, 200);

            float[] after = Tensors.floats(array);
            for (int i = 0; i < 5; i++) {
                assertThat(Math.abs(after[i] - numbers[i])).isLessThanOrEqualTo(1e-30f + Math.ulp(numbers[i]));
            }
            assertThat(Arrays.copyOfRange(after, 5, 10)).containsExactly(0, 0, 0, 0, 7e30f);
        }
    }

    @Test
    void between_the_intervals_nothing_changes() {
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            NDArray array = Tensors.floats(manager, new float[] {1e-40f}, new Shape(1));
            Subnormals.flush(array, 201);

            assertThat(Tensors.floats(array)).containsExactly(1e-40f);
        }
    }

    @Test
    void of_numbers_up_to_one_the_products_are_normal() {
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            float[] numbers = {1, 0.25f, 1e-10f, 1e-16f, -1e-17f, 1e-30f};
            NDArray array = Tensors.floats(manager, numbers, new Shape(numbers.length));
            Subnormals.flushUnit(array);

            float[] after = Tensors.floats(array);
            for (float one : after) {
                assertThat(subnormal(one * one)).isFalse();
            }
            assertThat(after[0]).isEqualTo(1);
            assertThat(after[1]).isEqualTo(0.25f);
            assertThat(after[2]).isCloseTo(1e-10f, org.assertj.core.data.Offset.offset(1e-15f));
        }
    }
}
