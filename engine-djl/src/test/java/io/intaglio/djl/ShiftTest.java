package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.ShapePlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A collapsed network with a map for a code commutes with shifts by its stride, away from the borders. */
class ShiftTest {

    private static final double TOLERANCE = 1e-5;
    private static final ImageSpec COLOUR = ImageSpec.anySize(3);
    private static DjlEngine engine;

    @BeforeAll
    static void open() {
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Architecture collapsed(boolean restorer) {
        return Settings.of("widths", "8,12")
                .with("latent", restorer ? 0 : 6)
                .with("laterals", restorer)
                .with("residual", restorer)
                .applyTo(new Collapsed())
                .create(COLOUR, COLOUR);
    }

    /**
     * The largest difference between the output of a shifted image and the shifted output, beyond the reach of borders.
     */
    private static double difference(Architecture architecture, int height, int width) {
        ShapePlan plan = ShapePlan.smallest(architecture);
        int shift = plan.stride();
        int border = (int) ShapePlan.smallest(collapsed(architecture.lateral())).reach() + shift;
        ImageBatch large = Engines.random(9, 1, height + shift, width + shift, 3);
        try (Autoencoder model = engine.open(architecture, Engines.weights(architecture, 2))) {
            ImageBatch here = model.apply(large.crop(0, 0, height, width), Condition.NONE);
            ImageBatch there = model.apply(large.crop(shift, shift, height, width), Condition.NONE);
            double worst = 0;
            for (int y = border; y < height - border; y++) {
                for (int x = border; x < width - border; x++) {
                    for (int c = 0; c < 3; c++) {
                        worst = Math.max(worst, Math.abs(there.get(0, y - shift, x - shift, c) - here.get(0, y, x, c)));
                    }
                }
            }
            assertThat(Math.min(height, width)).as("leaves an inside").isGreaterThan(2 * border);
            return worst;
        }
    }

    @ParameterizedTest
    @CsvSource({"false,92,108", "false,100,80", "true,92,108", "true,100,80"})
    void theOutputMovesWithTheInput(boolean restorer, int height, int width) {
        Architecture architecture = collapsed(restorer);
        assertThat(ShapePlan.smallest(architecture).stride()).isEqualTo(4);

        assertThat(difference(architecture, height, width)).isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 52, 100})
    void anySizeOfTheStrideIsTaken(int side) {
        Architecture architecture = collapsed(false);
        try (Autoencoder model = engine.open(architecture, Engines.weights(architecture, 2))) {
            assertThat(model.apply(Engines.random(1, 1, side, side + 4, 3), Condition.NONE)
                            .spec())
                    .isEqualTo(new ImageSpec(3, side, side + 4));
        }
    }

    @Test
    void withAPositionalEncodingItDoesNot() {
        Architecture plain = collapsed(false);
        List<Layer> encoder = new ArrayList<>();
        encoder.add(new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1));
        encoder.addAll(plain.encoder().layers());
        Architecture encoded = new Architecture(
                plain.in(), plain.out(), new Network(encoder), plain.latent(), plain.decoder(), plain.objective());

        assertThat(difference(encoded, 92, 108)).isGreaterThan(100 * TOLERANCE);
    }
}
