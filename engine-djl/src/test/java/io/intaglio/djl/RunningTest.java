package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.djl.architecture.Plain;
import io.intaglio.djl.architecture.Variational;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapeException;
import io.intaglio.network.Tensor;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunningTest {

    private static final ImageSpec GRAY = new ImageSpec(1, 16, 16);
    private static DjlEngine engine;

    @BeforeAll
    static void open() {
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Autoencoder open(ArchitectureProvider provider, ImageSpec spec) {
        Architecture architecture = provider.create(spec, spec);
        return engine.open(architecture, Engines.weights(architecture, 4));
    }

    private static Collapsed restorer() {
        return Settings.of("widths", "48,96,128")
                .with("blocks", 2)
                .with("laterals", true)
                .with("residual", true)
                .with("latent", 0)
                .applyTo(new Collapsed());
    }

    /** Counts calls. */
    private record Counting(Autoencoder model, AtomicInteger calls) implements Autoencoder {

        @Override
        public Architecture architecture() {
            return model.architecture();
        }

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            calls.incrementAndGet();
            return model.apply(x, condition);
        }

        @Override
        public Optional<LatentCodec> codec() {
            return model.codec();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @Test
    void tiledIsWhole() {
        try (Counting model = new Counting(open(restorer(), GRAY), new AtomicInteger())) {
            // Long and narrow: many tiles for little work.
            for (int[] size : new int[][] {{21, 590}, {590, 13}}) {
                ImageBatch x = Engines.random(1, 1, size[0], size[1], 1);

                ImageBatch whole = new Tiling(1 << 20).apply(model, x, Condition.NONE);
                model.calls().set(0);
                ImageBatch tiled = new Tiling(1).apply(model, x, Condition.NONE);

                assertThat(model.calls()).as("tiles").hasValueGreaterThan(3);
                assertThat(tiled.data()).containsExactly(whole.data(), Offset.offset(1e-5f));
            }
        }
    }

    @Test
    void tiledIsWholeWithAMaskBesideThePicture() {
        Architecture architecture = restorer().create(ImageSpec.anySize(2), ImageSpec.anySize(1));
        try (Autoencoder model = engine.open(architecture, Engines.weights(architecture, 4))) {
            ImageBatch x = Engines.random(1, 1, 21, 590, 2);

            ImageBatch whole = new Tiling(1 << 20).apply(model, x, Condition.NONE);

            assertThat(whole.channels()).isEqualTo(1);
            assertThat(new Tiling(1).apply(model, x, Condition.NONE).data())
                    .containsExactly(whole.data(), Offset.offset(1e-5f));
        }
    }

    @Test
    void eightThreadsAgree() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (Autoencoder model = open(Settings.of("widths", "8,12").applyTo(new Collapsed()), GRAY)) {
            ImageBatch x = Engines.random(1, 1, 48, 64, 1);
            float[] expected = model.apply(x, Condition.NONE).data();
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                results.add(pool.submit(() -> model.apply(x, Condition.NONE).data()));
            }
            for (Future<float[]> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPassOnOneProcessorGivesWhatAPassOnTwoGives() {
        try (Autoencoder model = open(restorer(), new ImageSpec(3, ImageSpec.ANY, ImageSpec.ANY))) {
            ImageBatch x = Engines.random(1, 1, 64, 48, 3);
            float[] onTwo = model.apply(x, Condition.NONE).data();
            Autoencoder alone = model.onThreads(1);

            assertThat(model.threads()).isEqualTo(2);
            assertThat(alone.threads()).isEqualTo(1);
            // On some processors oneDNN divides the work in another way, so that sums are rounded differently.
            assertThat(alone.apply(x, Condition.NONE).data()).containsExactly(onTwo, Offset.offset(2e-5f));
            alone.close();
            assertThat(model.apply(x, Condition.NONE).data()).isEqualTo(onTwo);
        }
    }

    @Test
    void theHalvesOfAPlainNetworkAreTheWholeToTheLastBit() {
        try (Autoencoder model = open(new Plain(), GRAY)) {
            LatentCodec codec = model.codec().orElseThrow();
            ImageBatch x = Engines.random(1, 3, 16, 16, 1);

            assertThat(codec.encode(x).shape()).containsExactly(3, 32);
            assertThat(codec.decode(codec.encode(x), Condition.NONE).data())
                    .isEqualTo(model.apply(x, Condition.NONE).data());
        }
    }

    @Test
    void aClosedModelSaysSo() {
        Autoencoder model = open(new Plain(), GRAY);
        Autoencoder sibling = model.onThreads(1);
        ImageBatch x = Engines.random(1, 1, 16, 16, 1);
        sibling.close(); // shares the weights, and leaves them
        model.apply(x, Condition.NONE);
        model.close();
        model.close();

        for (Autoencoder closed : List.of(model, sibling)) {
            assertThatThrownBy(() -> closed.apply(x, Condition.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this model is closed");
            assertThatThrownBy(() -> closed.codec().orElseThrow().encode(x)).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Or its memory would go under the feet of native code. */
    @Test
    void closingWaitsForPassesThatAreUnderWay() throws Exception {
        for (int round = 0; round < 10; round++) {
            DjlEngine own = Engines.cpu();
            Architecture architecture = restorer().create(ImageSpec.anySize(1), ImageSpec.anySize(1));
            Autoencoder model = own.open(architecture, Engines.weights(architecture, 4));
            ImageBatch x = Engines.random(1, 1, 64, 64, 1);
            float[] expected = model.apply(x, Condition.NONE).data();
            CountDownLatch begun = new CountDownLatch(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Future<?>> passes = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    passes.add(threads.submit(() -> {
                        for (int pass = 0; pass < 1000; pass++) {
                            assertThat(model.apply(x, Condition.NONE).data()).isEqualTo(expected);
                            begun.countDown();
                        }
                    }));
                }
                begun.await();
                own.close();
                for (Future<?> each : passes) {
                    assertThatThrownBy(each::get).hasRootCauseMessage("this model is closed");
                }
                assertThat(own.arrays()).isZero();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void lateralsLeaveNoCode() {
        try (Autoencoder model =
                open(Settings.of("widths", "4,8").with("laterals", true).applyTo(new Collapsed()), GRAY)) {
            assertThat(model.codec()).isEmpty();
        }
    }

    @Test
    void codesOfAnotherShapeAreRefused() {
        try (Autoencoder vector = open(new Plain(), GRAY);
                Autoencoder map =
                        open(Settings.of("widths", "4,8").with("latent", 3).applyTo(new Collapsed()), GRAY)) {
            assertThatThrownBy(() -> vector.codec()
                            .orElseThrow()
                            .decode(Tensor.of(List.of(1, 31), new float[31]), Condition.NONE))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("this network's code is a vector of (count, 32), not [1, 31]");
            assertThatThrownBy(() -> map.codec()
                            .orElseThrow()
                            .decode(Tensor.of(List.of(1, 4, 1, 1), new float[4]), Condition.NONE))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("this network's code is a map of (count, 3, height, width), not [1, 4, 1, 1]");
            assertThat(map.codec()
                            .orElseThrow()
                            .decode(Tensor.of(List.of(1, 3, 2, 5), new float[30]), Condition.NONE)
                            .spec())
                    .isEqualTo(new ImageSpec(1, 8, 20));
        }
    }

    @Test
    void imagesAndConditionsThatDoNotFitAreRefused() {
        Variational conditional = Settings.of("classes", 3).with("width", 4).applyTo(new Variational());
        try (Autoencoder plain = open(new Plain(), GRAY);
                Autoencoder told = open(conditional, GRAY)) {
            ImageBatch x = Engines.random(1, 2, 16, 16, 1);

            assertThatThrownBy(() -> plain.apply(Engines.random(1, 1, 16, 16, 3), Condition.NONE))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("this network takes images of 1 channels, not 3");
            assertThatThrownBy(() -> plain.apply(Engines.random(1, 1, 16, 17, 1), Condition.NONE))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage(
                            "this network takes images of 16x16 pixels only, not 17x16; train one for another size");
            assertThatThrownBy(() -> plain.apply(x, Condition.of(0, 2)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("this network knows no classes; give no labels");
            assertThatThrownBy(() -> told.apply(x, Condition.of(0, 1)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("this network is told a class an image: give 2 labels from 0 to 2, not 1");
            assertThatThrownBy(() -> told.apply(x, Condition.of(3, 2)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("a label must be between 0 and 2, not 3");
            assertThat(told.apply(x, Condition.of(2, 2)).data())
                    .isNotEqualTo(told.apply(x, Condition.of(1, 2)).data());
        }
    }
}
