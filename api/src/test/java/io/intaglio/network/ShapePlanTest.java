package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.image.ImageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapePlanTest {

    private static final ImageSpec GRAY = ImageSpec.anySize(1);
    private static final List<LossTerm> MSE = List.of(new Comparison.Mse(1));

    private static Architecture architecture(Network encoder, Network decoder) {
        return new Architecture(GRAY, GRAY, encoder, new Latent.Point(0), decoder, MSE);
    }

    private static Architecture small() {
        return architecture(
                Network.of(Conv.same(4, 3), Activate.relu(), Conv.halve(8)),
                Network.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(1, 3)));
    }

    @Test
    void aContractiveTermGoesThroughTheEncoderTwice() {
        Architecture plain = small();
        Architecture contractive = new Architecture(
                plain.in(),
                plain.out(),
                plain.encoder(),
                plain.latent(),
                plain.decoder(),
                List.of(new Comparison.Mse(1), new LossTerm.Contractive(1, 0.01)));

        assertThat(ShapePlan.of(contractive, 6, 4).activationBytes())
                .isEqualTo(ShapePlan.of(plain, 6, 4).activationBytes() + 4 * (96 + 96 + 48));
    }

    @Test
    void countsByHand() {
        ShapePlan plan = ShapePlan.of(small(), 6, 4);

        assertThat(plan.rows().stream().map(row -> row.path() + " " + row.out()))
                .containsExactly(
                        "encoder.0 4x6x4", "encoder.1 4x6x4", "encoder.2 8x3x2", "decoder.0 8x6x4", "decoder.1 1x6x4");
        assertThat(plan.code()).isEqualTo(new Shape.Map(8, 3, 2));
        // (9+1)·4 + (16+1)·8... = 4·9+4 + 8·16+8 + 72+1
        assertThat(plan.parameters()).isEqualTo(249);
        // 2·96·9 + 96 + 2·48·16 + 0 + 2·24·72
        assertThat(plan.flops()).isEqualTo(6816);
        assertThat(plan.activationBytes()).isEqualTo(4 * (96 + 96 + 48 + 192 + 24));
        assertThat(plan.stride()).isEqualTo(2);
        // 1 and 1 for the two kernels, 1 for halving, half a halved pixel for the repetition
        assertThat(plan.reach()).isEqualTo(4);
        assertThat(plan.tileable()).isTrue();
        assertThat(plan.weights().stream().map(WeightSpec::name))
                .containsExactly(
                        "encoder.0.weight",
                        "encoder.0.bias",
                        "encoder.2.weight",
                        "encoder.2.bias",
                        "decoder.1.weight",
                        "decoder.1.bias");
    }

    @Test
    void aSizeThatDoesNotComeBackSaysOfWhatItMustBeAMultiple() {
        assertThatThrownBy(() -> ShapePlan.of(small(), 5, 4))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "the decoder makes 1x4x4 where the output is 1x5x4; height and width must be multiples of 2");
    }

    @Test
    void aFixedSizeIsKept() {
        Architecture fixed = new Architecture(
                new ImageSpec(1, 6, 4),
                new ImageSpec(1, 6, 4),
                small().encoder(),
                small().latent(),
                small().decoder(),
                MSE);

        assertThatThrownBy(() -> ShapePlan.of(fixed, 8, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("takes images of 4x6 pixels only, not 8x8");
        assertThat(ShapePlan.smallest(fixed).code()).isEqualTo(new Shape.Map(8, 3, 2));
    }

    @Test
    void theLayerThatCannotIsNamed() {
        Architecture wrong = architecture(
                Network.of(Conv.same(4, 3), new Residual(List.of(Conv.same(4, 1), new PixelShuffle(-4)))),
                Network.of());

        assertThatThrownBy(() -> ShapePlan.of(wrong, 6, 6))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("encoder.1: layer 1 of the residual's body: a pixel shuffle by -4 takes");
    }

    @Test
    void strideIsTheLeastCommonMultiple() {
        Architecture mixed = architecture(
                Network.of(
                        Conv.halve(1),
                        new Upsample(2, Upsample.Mode.NEAREST),
                        new Pool(Pool.Mode.AVERAGE, 3),
                        new Upsample(3, Upsample.Mode.NEAREST)),
                Network.of());

        assertThat(ShapePlan.smallest(mixed).stride()).isEqualTo(6);
        assertThat(ShapePlan.of(mixed, 12, 6).code()).isEqualTo(new Shape.Map(1, 12, 6));
    }

    @Test
    void aResidualThatReducesInsideAsksForMultiplesToo() {
        Architecture inner = architecture(
                Network.of(new Residual(List.of(Conv.halve(1), new Upsample(2, Upsample.Mode.NEAREST)))), Network.of());

        assertThat(ShapePlan.smallest(inner).stride()).isEqualTo(2);
    }

    @Test
    void savesReachMerges() {
        Architecture lateral = architecture(
                Network.of(new Tap("image"), Conv.halve(4)),
                Network.of(
                        new Upsample(2, Upsample.Mode.NEAREST),
                        new SkipJoin("image", SkipJoin.Mode.CONCAT),
                        Conv.same(1, 3),
                        new SkipJoin("image", SkipJoin.Mode.ADD)));

        ShapePlan plan = ShapePlan.of(lateral, 4, 4);

        assertThat(lateral.lateral()).isTrue();
        assertThat(small().lateral()).isFalse();
        assertThat(plan.rows().get(3).out()).isEqualTo(new Shape.Map(5, 4, 4));
        assertThat(plan.rows().get(4).weights().get(0).shape()).isEqualTo(List.of(1, 5, 3, 3));
    }

    @Test
    void whatWasNotSavedCannotBeMerged() {
        Architecture wrong =
                architecture(Network.of(new Tap("image")), Network.of(new SkipJoin("imago", SkipJoin.Mode.ADD)));
        Architecture twice = architecture(Network.of(new Tap("image"), new Tap("image")), Network.of());

        assertThatThrownBy(() -> ShapePlan.of(wrong, 4, 4))
                .hasMessage("decoder.0: nothing was saved as \"imago\" before it is merged; saved are [image]");
        assertThatThrownBy(() -> ShapePlan.of(twice, 4, 4)).hasMessage("encoder.1: the name \"image\" is saved twice");
    }

    @Test
    void tapsAndJoinsReachIntoBodies() {
        Architecture inside = architecture(
                Network.of(new Tap("image"), new Block("down", List.of(Conv.halve(4), new Tap("small")))),
                Network.of(
                        new Residual(List.of(Conv.same(4, 1), new SkipJoin("small", SkipJoin.Mode.MULTIPLY))),
                        new Upsample(2, Upsample.Mode.NEAREST),
                        Conv.same(1, 3),
                        new Scale(List.of(new SkipJoin("image", SkipJoin.Mode.CONCAT), Conv.same(1, 3)))));

        ShapePlan plan = ShapePlan.of(inside, 4, 4);

        assertThat(inside.lateral()).isTrue();
        assertThat(plan.places()).containsEntry("small", new Shape.Map(4, 2, 2));
        assertThat(plan.stride()).isEqualTo(2);
        assertThat(plan.rows().get(5).weights().get(0).name()).isEqualTo("decoder.3.1.weight");
        assertThat(plan.rows().get(5).weights().get(0).shape()).isEqualTo(List.of(1, 2, 3, 3));
        // 16 for the product, 32 for the join, 16 for the convolution
        assertThat(plan.rows().get(5).activations()).isEqualTo(64);
    }

    @Test
    void whatCannotBeJoinedInsideABodyIsNamed() {
        Architecture wrong = architecture(
                Network.of(new Tap("image")),
                Network.of(new Residual(List.of(Activate.relu(), new SkipJoin("imago", SkipJoin.Mode.ADD)))));

        assertThatThrownBy(() -> ShapePlan.of(wrong, 4, 4))
                .hasMessage("decoder.0: layer 1 of the residual's body: nothing was saved as \"imago\" before it is"
                        + " merged; saved are [image]");
    }

    @Test
    void aConditionalGaussianTellsTheDecoder() {
        Architecture conditional = new Architecture(
                new ImageSpec(1, 2, 2),
                new ImageSpec(1, 2, 2),
                Network.of(new Reshape(new Shape.Vector(4)), Dense.linear(6)),
                new Latent.Gaussian(10),
                Network.of(Dense.linear(4), new Reshape(new Shape.Map(1, 2, 2))),
                List.of(new Comparison.Mse(1), new LossTerm.Kl(1, 0, 0)));

        ShapePlan plan = ShapePlan.smallest(conditional);

        assertThat(plan.code()).isEqualTo(new Shape.Vector(3));
        assertThat(plan.rows().get(2).weights().get(0).shape()).isEqualTo(List.of(4, 13));
        assertThat(plan.tileable()).isFalse();
    }

    @Test
    void whatCannotBeCountedIsRefusedBeforeMemoryIsTaken() {
        Architecture huge = architecture(Network.of(Conv.same(100_000, 1), Conv.same(100_000, 3)), Network.of());
        Architecture endless = architecture(
                Network.of(new Upsample(1 << 30, Upsample.Mode.NEAREST), new Upsample(4, Upsample.Mode.NEAREST)),
                Network.of());

        assertThatThrownBy(() -> ShapePlan.of(huge, 4, 4))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("encoder.1.weight [100000, 100000, 3, 3] has more numbers than one tensor may");
        assertThatThrownBy(() -> ShapePlan.of(endless, 1, 1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("encoder.1: ")
                .hasMessageContaining("too large to be counted");
    }
}
