package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferenceMemoryTest {

    /** Of an engine whose convolutions lay out their input or output anew. */
    private static long workspace(Layer layer, Shape in, Shape out) {
        return layer instanceof Conv ? Math.max(in.size(), out.size()) : 0;
    }

    private static long bytes(Network encoder, Network decoder) {
        ImageSpec gray = ImageSpec.anySize(1);
        return ShapePlan.of(
                        new Architecture(
                                gray, gray, encoder, new Latent.Point(0), decoder, List.of(new Comparison.Mse(1))),
                        10,
                        8)
                .inferenceBytes(InferenceMemoryTest::workspace);
    }

    @Test
    void a_layer_holds_its_input_its_output_and_what_it_needs_besides() {
        // 80 pixels: 1 + 4 channels, and the larger of the two once more for a convolution.
        assertThat(bytes(Network.of(Conv.same(4, 3)), Network.of(Conv.same(1, 3))))
                .isEqualTo(4 * 80 * (1 + 4 + 4));
        // An activation needs nothing besides.
        assertThat(bytes(Network.of(Activate.relu()), Network.of())).isEqualTo(4 * 80 * 2);
    }

    @Test
    void what_was_saved_stays() {
        assertThat(bytes(
                        Network.of(new Tap("in"), Conv.same(4, 3)),
                        Network.of(Conv.same(1, 3), new SkipJoin("in", SkipJoin.Mode.ADD))))
                .isEqualTo(4 * 80 * (1 + 4 + 4 + 1));
    }

    @Test
    void a_tap_inside_stays_and_a_block_keeps_nothing() {
        assertThat(bytes(
                        Network.of(new Block("b", List.of(new Tap("in"), Conv.same(4, 3), Conv.same(4, 3)))),
                        Network.of(Conv.same(1, 3), new SkipJoin("in", SkipJoin.Mode.MULTIPLY))))
                .isEqualTo(4 * 80 * (1 + 4 + 4 + 4));
    }

    @Test
    void a_scale_keeps_its_input_beside_its_body() {
        Scale scale = new Scale(List.of(Conv.same(4, 3), Activate.relu(), Conv.same(4, 3)));

        assertThat(bytes(Network.of(Conv.same(4, 1), scale), Network.of(Conv.same(1, 1))))
                .isEqualTo(4 * 80 * (4 + 4 + 4 + 4));
    }

    @Test
    void a_residual_keeps_its_input_beside_its_body() {
        Residual residual = new Residual(List.of(Conv.same(4, 3), Activate.relu(), Conv.same(4, 3)));

        // The second convolution: the residual's input, its own input, its output, and as much again.
        assertThat(bytes(Network.of(Conv.same(4, 1), residual), Network.of(Conv.same(1, 1))))
                .isEqualTo(4 * 80 * (4 + 4 + 4 + 4));
    }
}
