package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.metric.Mse;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.TaskContract;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReconstructTest extends TaskContract {

    private static final int SIDE = 6;

    @Override
    protected TaskProvider provider() {
        return new Reconstruct();
    }

    @Test
    void wantsABottleneckAndTheImageItself() {
        Example example = example(1);

        assertThat(new Reconstruct().needs().code()).isTrue();
        assertThat(new Reconstruct().pair(example, new SplitMix64(1)).target().data())
                .isEqualTo(example.image().data());
    }

    @Test
    void componentsOfImagesThatSpanAPlaneRebuildThemExactly() {
        PrincipalComponents two = PrincipalComponents.fit(dense(2), new Plane(50));
        ImageBatch image = new Plane(50).get(7).image();

        assertThat(Mse.of(image, two.reconstruct(image))).isLessThan(1e-10);
        PrincipalComponents one = PrincipalComponents.fit(dense(1), new Plane(50));
        assertThat(Mse.of(image, one.reconstruct(image))).isGreaterThan(1e-4);
    }

    /**
     * Variances 4, 1, 0.25 along the axes of three pixels: by hand, two components leave 0.25 of an image's squares.
     */
    @Test
    void whatComponentsLeaveIsTheVarianceOfTheOthers() {
        double[][] covariance = {{4, 0, 0}, {0, 1, 0}, {0, 0, 0.25}};
        float[][] axes = Subspace.leading(covariance, 2);

        assertThat(Math.abs(axes[0][0])).isCloseTo(1, within(1e-6f));
        assertThat(Math.abs(axes[1][1])).isCloseTo(1, within(1e-6f));
        assertThat(axes[0][2]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void aPlateRemembersTheComponents() {
        TaskState state = PrincipalComponents.fit(dense(2), new Plane(50)).state();
        Map<String, UnaryOperator<ImageBatch>> baselines = new Reconstruct().baselines(state);
        ImageBatch image = new Plane(50).get(3).image();

        assertThat(baselines).containsOnlyKeys("pca-2");
        assertThat(Mse.of(image, baselines.get("pca-2").apply(image))).isLessThan(1e-10);
        assertThat(new Reconstruct().baselines(TaskState.EMPTY)).isEmpty();
    }

    @Test
    void componentsThatDoNotFitAreRefused() {
        TaskState sound = PrincipalComponents.fit(dense(2), new Plane(50)).state();
        Tensor three = Tensor.of(List.of(3), new float[3]);
        Tensor twoByTwo = Tensor.of(List.of(2, 2), new float[4]);

        for (Map<String, Tensor> wrong : List.of(
                Map.<String, Tensor>of(),
                Map.of("mean", three),
                Map.of(
                        "mean",
                        Tensor.of(List.of(0), new float[0]),
                        "axes",
                        Tensor.of(List.of(500_000_000, 0), new float[0])),
                Map.of("mean", three, "axes", twoByTwo),
                Map.of("mean", twoByTwo, "axes", twoByTwo))) {
            TaskState state = TaskState.of(Map.of("pca.safetensors", Safetensors.write(Weights.of(wrong))));

            assertThatThrownBy(() -> new Reconstruct().baselines(state))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("holds no mean with axes");
        }
        assertThatThrownBy(() -> new Reconstruct().baselines(sound).get("pca-2").apply(ImageBatch.zeros(1, 9, 9, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not of 9x9x1");
    }

    @Test
    void componentsAreForVectorsOfSmallImagesOnly() {
        assertThat(PrincipalComponents.suits(dense(2))).isTrue();
        ImageSpec any = ImageSpec.anySize(1);
        Architecture map = new Architecture(
                any,
                any,
                Network.of(Conv.same(1, 3)),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.Mse(1)));
        assertThat(PrincipalComponents.suits(map)).isFalse();
    }

    private static Architecture dense(int latent) {
        ImageSpec spec = new ImageSpec(1, SIDE, SIDE);
        return new Architecture(
                spec,
                spec,
                Network.of(new Reshape(new Shape.Vector(SIDE * SIDE)), Dense.linear(latent)),
                new Latent.Point(0),
                Network.of(Dense.linear(SIDE * SIDE), new Reshape(new Shape.Map(1, SIDE, SIDE))),
                List.of(new Comparison.Mse(1)));
    }

    /** Images a + s·b + t·c for three fixed patterns. */
    private record Plane(long size) implements Source {

        @Override
        public Example get(long index) {
            SplitMix64 random = SplitMix64.at(9, index);
            double s = random.nextGaussian();
            double t = 0.5 * random.nextGaussian();
            ImageBatch image = ImageBatch.zeros(1, SIDE, SIDE, 1);
            for (int i = 0; i < image.data().length; i++) {
                image.data()[i] = (float) (0.5 + 0.1 * s * Math.sin(i) + 0.1 * t * Math.cos(2.0 * i));
            }
            return Example.of("plane " + index, image);
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }
}
