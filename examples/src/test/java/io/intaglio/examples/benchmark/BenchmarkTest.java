package io.intaglio.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.translate.TranslateException;
import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benchmarks measure something; what, only a quiet machine can say. */
class BenchmarkTest {

    @Test
    void everyFigureIsThere() throws IOException {
        Map<String, Double> figures = Benchmark.measure(new String[] {"--quick"});

        for (String network : List.of("pooled", "flat", "restorer", "plain", "collapsed", "variational")) {
            for (String figure : List.of("training ", "running ")) {
                assertThat(figures.get(figure + network)).as(figure + network).isPositive();
            }
            assertThat(figures).containsKey("share " + network);
        }
        assertThat(figures).containsKeys("GFLOP/s of a large convolution", "grows with the power");
        for (String figure : List.of("whole", "tiled", "64 images", "128 images", "192 images")) {
            assertThat(figures.get(figure)).as(figure).isPositive();
        }
    }

    @Test
    void peersRunInProcessesOfTheirOwn() throws IOException, InterruptedException {
        Map<String, Double> ratios =
                Peers.compare(new String[] {"--quick", "--rounds", "1", "--python", "none", "--network", "pooled"});

        assertThat(ratios).containsOnlyKeys("pooled / plain DJL");
        assertThat(ratios.values()).allSatisfy(ratio -> assertThat(ratio).isPositive());
    }

    @Test
    void plainDjlTrainsTheSameNetworks() throws IOException, TranslateException {
        try (Intaglio intaglio = Intaglio.open()) {
            for (String network : Subject.SHARED) {
                PeerLine line = PlainDjlPeer.measure(new String[] {network, "1", "32", "0", "1"});

                assertThat(line.parameters())
                        .as(network)
                        .isEqualTo(Subject.shared(network, intaglio).plan().parameters());
                assertThat(line.imagesPerSecond()).as(network).isPositive();
            }
        }
    }

    @Test
    void theNetworksHaveTheParametersThatOneCountsByHand() {
        try (Intaglio intaglio = Intaglio.open()) {
            long four = (3 * 32 + 32 * 64 + 64 * 32 + 32 * 3) * 9 + 32 + 64 + 32 + 3;

            assertThat(Subject.shared("pooled", intaglio).plan().parameters()).isEqualTo(four);
            assertThat(Subject.shared("flat", intaglio).plan().parameters()).isEqualTo(four);
            // Two convolutions more, a multiplication and an addition for each weight and pixel.
            assertThat(Subject.convolutions(3).plan().flops()
                            - Subject.convolutions(1).plan().flops())
                    .isEqualTo(2 * 2L * 128 * 128 * 9 * 96 * 96);
        }
    }

    @Test
    void aPeersLineIsFoundAmongWhatElseItSays() {
        PeerLine line = new PeerLine("pytorch-1.13", "flat", 38723, 64, 60, 5.25);

        assertThat(PeerLine.in("a warning\n" + line + "\r\nanother\n")).isEqualTo(line);
        assertThat(line.imagesPerSecond()).isEqualTo(64 * 60 / 5.25);
        assertThatThrownBy(() -> PeerLine.in("No module named torch"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("No module named torch");
    }

    @Test
    void theNetworksTimeIsFoundAmongWhatElseWasSaid() {
        assertThat(NetworkAlone.seconds("[main] WARN\nthe network alone: 26.125 s\n"))
                .isEqualTo(26.125);
        assertThatThrownBy(() -> NetworkAlone.seconds("no such plate"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no such plate");
    }

    @Test
    @Tag("slow")
    void theCommandTakesTimeForPictures() throws IOException, InterruptedException {
        Path launcher = Path.of("..", "cli", "target", "intaglio", "bin", "intaglio");
        assumeTrue(Files.isExecutable(launcher), "needs a packaged command");

        assertThat(RunOnePicture.measure(launcher, 1)).isPositive();
        assertThat(RunFolder.measure(launcher, 1, 2)).isPositive();
    }

    @Test
    void thePowerWithWhichPassesGrow() {
        EpochTimes linear = EpochTimes.of(new TreeMap<>(Map.of(100, 0.3, 200, 0.6, 400, 1.2)));
        EpochTimes square = EpochTimes.of(new TreeMap<>(Map.of(1, 2.0, 2, 8.0, 3, 18.0)));

        assertThat(linear.power()).isCloseTo(1, within(1e-12));
        assertThat(square.power()).isCloseTo(2, within(1e-12));
    }

    @Test
    void theMedianOfAnEvenNumberLiesInTheMiddle() {
        assertThat(Stopwatch.median(List.of(4.0, 1.0, 9.0, 2.0))).isEqualTo(3);
    }

    @Test
    void anUnknownNetworkIsRefused() {
        assertThatThrownBy(() -> Subject.known("vgg"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pooled, flat, restorer");
    }
}
