package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ImageSpec GRAY = ImageSpec.anySize(1);

    private static Architecture of(Layer... encoder) {
        return new Architecture(
                GRAY, GRAY, Network.of(encoder), new Latent.Point(0), Network.of(), List.of(new Comparison.Mse(1)));
    }

    @Test
    void theFingerprintOfFormatOneIsThatOfItsText() {
        Architecture architecture = of(
                Conv.same(4, 3),
                new Tap("a"),
                new Residual(List.of(Activate.relu())),
                new SkipJoin("a", SkipJoin.Mode.ADD),
                new Dropout(0.25));

        // Plates of format 1 hold its digest: it never changes.
        assertThat(FormatOneText.of(architecture)).isEqualTo("""
            in 1x*x*
            encoder Conv[out=4, kernel=3, stride=1, padding=1, groups=1]
            encoder Save[name=a]
            encoder Residual[body=[Activate[function=RELU]]]
            encoder Merge[name=a, mode=ADD]
            encoder Dropout[rate=0.25]
            latent Point[classes=0]
            out 1x*x*
            """);
        assertThat(of(Conv.same(4, 3), new Residual(List.of(Activate.relu())), new Dropout(0.25))
                        .formatOneFingerprint())
                .isEqualTo("802473dea960cf48ec4abbd338d717610a2c5833f53ff0585ed7bf85dfb9c4a3");
    }

    @Test
    void everyChangeOfALayerChangesTheFingerprint() {
        List<Layer> layers = List.of(
                Conv.same(4, 3),
                Conv.same(5, 3),
                Conv.same(4, 5),
                Conv.same(4, 3).stride(2),
                new Conv(4, 3, 1, 0, 1, 1),
                new Conv(4, 3, 1, 1, 2, 1),
                new ConvTranspose(4, 3, 2, 1, 0),
                new ConvTranspose(4, 3, 2, 1, 1),
                Dense.of(4),
                Dense.of(5),
                new Upsample(2, Upsample.Mode.NEAREST),
                new Upsample(2, Upsample.Mode.BILINEAR),
                new PixelShuffle(2),
                new PixelShuffle(-2),
                new Pool(Pool.Mode.MAX, 2),
                new Pool(Pool.Mode.AVERAGE, 2),
                Norm.batch(),
                new Norm(Norm.Mode.GROUP, 2),
                Activate.relu(),
                new Activate(Activate.Function.GELU),
                new Reshape(new Shape.Vector(4)),
                new Reshape(new Shape.Map(4, 1, 1)),
                new PositionalEncoding(PositionalEncoding.Mode.SINUSOIDAL, 2),
                new PositionalEncoding(PositionalEncoding.Mode.SINUSOIDAL, 3),
                new Tap("a"),
                new Tap("b"),
                new SkipJoin("a", SkipJoin.Mode.ADD),
                new SkipJoin("a", SkipJoin.Mode.CONCAT),
                new Residual(List.of(Conv.same(4, 3))),
                new Residual(List.of(Conv.same(4, 5))));

        Set<String> fingerprints = new HashSet<>();
        layers.forEach(layer -> fingerprints.add(of(layer).fingerprint()));

        assertThat(fingerprints).hasSameSizeAs(layers);
    }

    @Test
    void placeLatentAndSpecsEnterToo() {
        Network relu = Network.of(Activate.relu());
        List<LossTerm> mse = List.of(new Comparison.Mse(1));
        Stream<Architecture> all = Stream.of(
                new Architecture(GRAY, GRAY, relu, new Latent.Point(0), Network.of(), mse),
                new Architecture(GRAY, GRAY, Network.of(), new Latent.Point(0), relu, mse),
                new Architecture(GRAY, GRAY, relu, new Latent.Point(2), Network.of(), mse),
                new Architecture(GRAY, GRAY, relu, new Latent.Gaussian(0), Network.of(), mse),
                new Architecture(new ImageSpec(1, 8, 8), GRAY, relu, new Latent.Point(0), Network.of(), mse),
                new Architecture(GRAY, ImageSpec.anySize(3), relu, new Latent.Point(0), Network.of(), mse));

        assertThat(all.map(Architecture::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void whatOnlyTrainingKnowsStaysOut() {
        Architecture trained = of(Conv.same(4, 3));
        Architecture otherwise = new Architecture(
                GRAY,
                GRAY,
                Network.of(Conv.same(4, 3).gain(0)),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.L1(2)));

        assertThat(otherwise.fingerprint()).isEqualTo(trained.fingerprint());
    }

    @Test
    void anObjectiveMustCompare() {
        assertThatThrownBy(() -> new Architecture(
                        GRAY,
                        GRAY,
                        Network.of(),
                        new Latent.Point(0),
                        Network.of(),
                        List.of(new Comparison.Mse(0), new LossTerm.DecayL2(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("compares the output with the target by at least one term");
        assertThatThrownBy(() -> new Architecture(
                        GRAY,
                        GRAY,
                        Network.of(),
                        new Latent.Point(0),
                        Network.of(),
                        List.of(new Comparison.Mse(1), new LossTerm.Kl(1, 0, 0))))
                .hasMessageContaining("a KL term, or one of importance weights, needs a gaussian latent");
    }
}
