package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Advice;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingDiagnosticsTest extends LeavesNothing {

    private static final ImageSpec GRAY = new ImageSpec(1, 4, 4);

    private static Architecture rectified() {
        return new Architecture(
                GRAY,
                GRAY,
                Network.of(Conv.same(4, 3), new Residual(List.of(Conv.same(4, 3), Activate.relu(), Conv.same(4, 3)))),
                new Latent.Point(0),
                Network.of(Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
    }

    private static Architecture gaussian() {
        return new Architecture(
                GRAY,
                GRAY,
                Network.of(new Reshape(new Shape.Vector(16)), Dense.linear(8)),
                new Latent.Gaussian(0),
                Network.of(Dense.linear(16), new Reshape(new Shape.Map(1, 4, 4))),
                List.of(new Comparison.Mse(1), new LossTerm.Kl(1, 0, 0)));
    }

    private static Batch batch() {
        ImageBatch images = ImageBatch.zeros(6, 4, 4, 1);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = i * 37 % 101 / 100f;
        }
        return new Batch(images, images, Optional.empty(), List.of());
    }

    /** Random weights, but for one tensor, which is filled with a number. */
    private static Weights weights(Architecture architecture, String name, float value) {
        List<WeightSpec> specs = ShapePlan.smallest(architecture).weights();
        Map<String, Tensor> all = new LinkedHashMap<>(Weights.initial(specs, 3).asMap());
        all.computeIfPresent(name, (any, tensor) -> {
            float[] data = new float[tensor.data().length];
            Arrays.fill(data, value);
            return Tensor.of(tensor.shape(), data);
        });
        return Weights.of(all);
    }

    private static Compiled compiled(Architecture architecture) {
        return PyTorch.compiled(architecture);
    }

    private List<Advice> examine(Architecture architecture, String name, float value) {
        return examine(architecture, name, value, batch());
    }

    private List<Advice> examine(Architecture architecture, String name, float value, Batch batch) {
        return examine(architecture, name, value, batch, 1);
    }

    private List<Advice> examine(Architecture architecture, String name, float value, Batch batch, int parts) {
        List<WeightSpec> specs = ShapePlan.smallest(architecture).weights();
        try (Replica replica =
                new Replica(compiled(architecture), specs, weights(architecture, name, value), manager)) {
            TrainingDiagnostics diagnosis = new TrainingDiagnostics(compiled(architecture), replica, config(parts));
            List<Advice> found = diagnosis.examine(batch, 7, 1e-3, true);
            assertThat(diagnosis.examine(batch, 8, 1e-3, true)).isEmpty();
            return found;
        }
    }

    private String cause(Architecture architecture, String name, float value, Batch batch) {
        List<WeightSpec> specs = ShapePlan.smallest(architecture).weights();
        try (Replica replica =
                new Replica(compiled(architecture), specs, weights(architecture, name, value), manager)) {
            return new NonFiniteLocator(compiled(architecture), replica, specs, 3)
                    .cause(batch, Map.of("loss", Double.NaN));
        }
    }

    private static TrainingConfig config(int parts) {
        return Settings.of("accumulate", parts).applyTo(new TrainingConfig());
    }

    @Test
    void unitsThatNeverAnswerAreNamedWithTheirLayer() {
        assertThat(examine(rectified(), "encoder.1.0.bias", -100))
                .filteredOn(advice -> advice.kind().equals("dead-units"))
                .singleElement()
                .satisfies(advice -> {
                    assertThat(advice.step()).isEqualTo(7);
                    assertThat(advice.text())
                            .startsWith("4 of the 4 units of encoder.1.1 are zero for everything they were shown");
                });
    }

    @Test
    void anOutputOfOneColourIsSaid() {
        assertThat(examine(rectified(), "decoder.0.weight", 0))
                .extracting(Advice::kind)
                .contains("constant");
    }

    @Test
    void whereErrorsDoNotCountAnyColourWillDo() {
        Batch batch = batch();
        // The target is even where it counts, so there is nothing but its mean to give.
        float[] weight = new float[batch.target().data().length];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = batch.target().data()[i] == 0.37f ? 1 : 0;
        }
        Batch weighted =
                new Batch(batch.input(), batch.target(), Optional.of(ImageBatch.wrap(6, 4, 4, 1, weight)), List.of());

        assertThat(weight).contains(1f);
        assertThat(examine(rectified(), "decoder.0.weight", 0, weighted))
                .extracting(Advice::kind)
                .doesNotContain("constant");
    }

    @Test
    void aLatentThatIsNotUsedIsSaid() {
        assertThat(examine(gaussian(), "encoder.1.weight", 0))
                .filteredOn(advice -> advice.kind().equals("latent"))
                .singleElement()
                .satisfies(advice -> assertThat(advice.text())
                        .startsWith("0 of the 4 dimensions of the code say anything about the images")
                        .contains("in nats: 0.00, 0.00, 0.00, 0.00"));
    }

    @Test
    void aHealthyNetworkIsLeftAlone() {
        assertThat(examine(rectified(), "", 0)).extracting(Advice::kind).doesNotContain("dead-units", "latent");
    }

    private static Architecture dense() {
        return new Architecture(
                GRAY,
                GRAY,
                Network.of(new Reshape(new Shape.Vector(16)), Dense.of(64), Activate.relu(), Dense.linear(4)),
                new Latent.Point(0),
                Network.of(Dense.linear(16), new Reshape(new Shape.Map(1, 4, 4))),
                List.of(new Comparison.Mse(1)));
    }

    @Test
    void aBatchInPartsIsLookedAtPartAfterPart() {
        for (Architecture architecture : List.of(rectified(), gaussian(), dense())) {
            assertThat(examine(architecture, "", 0, batch(), 6))
                    .as(architecture.toString())
                    .extracting(Advice::kind)
                    .doesNotContain("dead-units", "latent");
        }
        assertThat(examine(dense(), "encoder.1.bias", -100, batch(), 6))
                .extracting(Advice::kind)
                .contains("dead-units");
        assertThat(examine(gaussian(), "encoder.1.weight", 0, batch(), 6))
                .extracting(Advice::kind)
                .contains("latent");
        assertThat(examine(rectified(), "decoder.0.weight", 0, batch(), 6))
                .extracting(Advice::kind)
                .contains("constant");
    }

    @Test
    void ofOneExampleNothingIsSaidOfACodeOrOfDenseUnits() {
        Batch one = batch().split(6).get(0);

        for (Architecture architecture : List.of(gaussian(), dense())) {
            assertThat(examine(architecture, "encoder.1.weight", 0, one))
                    .extracting(Advice::kind)
                    .doesNotContain("dead-units", "latent");
        }
    }

    /** A calibrated loss is half the logarithm of the error: half as large an error again makes 0.203. */
    @Test
    void aLossBelowZeroGrowsToo() {
        Architecture calibrated = new Architecture(
                GRAY,
                GRAY,
                rectified().encoder(),
                new Latent.Point(0),
                rectified().decoder(),
                List.of(new Comparison.CalibratedMse(1)));
        List<WeightSpec> specs = ShapePlan.smallest(calibrated).weights();
        try (Replica replica = new Replica(compiled(calibrated), specs, weights(calibrated, "", 0), manager)) {
            TrainingDiagnostics diagnosis = new TrainingDiagnostics(compiled(calibrated), replica, config(1));
            diagnosis.learned(-2);
            diagnosis.examine(batch(), 1, 1e-3, true);
            diagnosis.learned(-1.8);
            assertThat(diagnosis.examine(batch(), 2, 1e-3, true)).isEmpty();
            diagnosis.learned(-1.79);
            assertThat(diagnosis.examine(batch(), 3, 1e-3, true))
                    .extracting(Advice::kind)
                    .containsExactly("learning-rate");
        }
    }

    @Test
    void aLossThatGrowsIsSaidWhenItIsMadeUpAsToTheEnd() {
        List<WeightSpec> specs = ShapePlan.smallest(rectified()).weights();
        try (Replica replica = new Replica(compiled(rectified()), specs, weights(rectified(), "", 0), manager)) {
            TrainingDiagnostics diagnosis = new TrainingDiagnostics(compiled(rectified()), replica, config(1));
            diagnosis.learned(1);
            diagnosis.examine(batch(), 1, 1e-3, true);
            diagnosis.learned(9);
            assertThat(diagnosis.examine(batch(), 2, 1e-3, false)).isEmpty();
            diagnosis.learned(2);
            diagnosis.learned(4);
            assertThat(diagnosis.examine(batch(), 3, 1e-3, true))
                    .singleElement()
                    .satisfies(advice -> assertThat(advice.text())
                            .startsWith(
                                    "The loss has grown: 3.000 on average since the last validation, after 1.000 at "
                                            + "its lowest."));
        }
    }

    @Test
    void theLayerThatOverflowsIsNamed() {
        assertThat(cause(rectified(), "encoder.1.2.weight", 3e38f, batch()))
                .isEqualTo("the first layer whose output is not finite is encoder.1.2");
        assertThat(cause(rectified(), "decoder.0.weight", Float.NaN, batch()))
                .isEqualTo("the weights of decoder.0.weight are not finite any more");
    }

    @Test
    void imagesThatAreNotFiniteAreNamed() {
        Batch broken = batch();
        broken.input().data()[5] = Float.NaN;

        assertThat(cause(rectified(), "", 0, broken))
                .isEqualTo("the images themselves hold numbers that are not finite");
    }

    @Test
    void useOfACodeIsMeasuredDimensionByDimension() {
        float[][] means = {{0, 0, 0, 0}, {1, -1, 1, -1}, {0.05f, -0.05f, 0.05f, -0.05f}};
        float[][] logVariances = {{0, 0, 0, 0}, {-2, -2, -2, -2}, {0, 0, 0, 0}};

        LatentUse use = LatentUse.of(means, logVariances);

        assertThat(use.active()).isEqualTo(1);
        // (mean square 1 + e^-2 + 2 - 1) / 2
        assertThat(use.nats()[0]).isCloseTo((2 + Math.exp(-2)) / 2, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(use.complaint().orElseThrow()).startsWith("1 of the 3 dimensions");
        assertThat(LatentUse.of(new float[][] {{1, 2}, {3, 4}}, null).complaint())
                .isEmpty();
    }
}
