package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Fidelity;
import io.intaglio.djl.architecture.Vgg;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.NetworkJson;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Engine;
import io.intaglio.testkit.ArchitectureContract;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VggTest extends ArchitectureContract {

    private static final ImageSpec COLOUR = ImageSpec.anySize(3);

    @TempDir
    Path folder;

    @Override
    protected ArchitectureProvider provider() {
        return new Vgg("none", List.of(4, 6), List.of(2, 1), Fidelity.MSE);
    }

    @Override
    protected List<ImageSpec> specs() {
        return List.of(new ImageSpec(3, 32, 32), new ImageSpec(3, 64, 96));
    }

    private Vgg small(Path file) {
        return new Vgg(file.toString(), List.of(4, 6), List.of(2, 1), Fidelity.MSE);
    }

    /** A file with the given tensors, and one of a classifier that is not used. */
    private Path file(Map<String, List<Integer>> shapes) throws Exception {
        Random random = new Random(3);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("classifier.0.weight", Tensor.of(List.of(2), new float[] {1, 2}));
        shapes.forEach((name, shape) -> {
            float[] numbers = new float[shape.stream().reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextFloat() - 0.5f;
            }
            tensors.put(name, Tensor.of(shape, numbers));
        });
        return Files.write(folder.resolve("vgg.safetensors"), Safetensors.write(Weights.of(tensors)));
    }

    private Path smallFile() throws Exception {
        return file(Map.of(
                "features.0.weight", List.of(4, 3, 3, 3),
                "features.0.bias", List.of(4),
                "features.2.weight", List.of(4, 4, 3, 3),
                "features.2.bias", List.of(4),
                "features.5.weight", List.of(6, 4, 3, 3),
                "features.5.bias", List.of(6)));
    }

    /** The convolutions of VGG-19 up to relu4_1, as torchvision numbers them. */
    @Test
    void theDefaultsAreThoseOfVgg19() throws Exception {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        int[] indices = {0, 2, 5, 7, 10, 12, 14, 16, 19};
        int[] widths = {64, 64, 128, 128, 256, 256, 256, 256, 512};
        for (int i = 0; i < indices.length; i++) {
            shapes.put("features." + indices[i] + ".weight", List.of(widths[i], i == 0 ? 3 : widths[i - 1], 3, 3));
            shapes.put("features." + indices[i] + ".bias", List.of(widths[i]));
        }
        Vgg vgg = new Vgg(file(shapes).toString(), new Vgg().widths(), new Vgg().convolutions(), Fidelity.MSE);

        Weights initial = vgg.initialWeights();

        List<WeightSpec> frozen = ShapePlan.of(vgg.create(COLOUR, COLOUR), 64, 64).weights().stream()
                .filter(spec -> spec.name().startsWith("encoder."))
                .toList();
        initial.check(frozen);
        assertThat(frozen).noneMatch(WeightSpec::trained);
        // 0 normalizes; 3 is the second convolution, behind a convolution and an activation.
        assertThat(initial.get("encoder.0.3.weight").shape()).isEqualTo(List.of(64, 64, 3, 3));
        assertThat(initial.get("encoder.0.20.weight").shape()).isEqualTo(List.of(512, 256, 3, 3));
    }

    /** A picture of one pixel meets only the middle of each kernel. */
    @Test
    void thePictureIsNormalizedAsTheClassifierLearnedIt() throws Exception {
        Vgg vgg = new Vgg(smallFile().toString(), List.of(4), List.of(1), Fidelity.MSE);
        Architecture architecture = vgg.create(COLOUR, COLOUR);
        Weights weights =
                Weights.initial(ShapePlan.of(architecture, 1, 1).weights(), 1).and(vgg.initialWeights());
        float[] kernel = weights.get("encoder.0.1.weight").data();
        float[] bias = weights.get("encoder.0.1.bias").data();
        double[] normalized = {(0.2 - 0.485) / 0.229, (0.9 - 0.456) / 0.224, (0.5 - 0.406) / 0.225};

        try (Engine engine = Engines.cpu();
                Autoencoder model = engine.open(architecture, weights)) {
            Tensor code =
                    model.codec().orElseThrow().encode(ImageBatch.wrap(1, 1, 1, 3, new float[] {0.2f, 0.9f, 0.5f}));

            for (int out = 0; out < 4; out++) {
                double expected = bias[out];
                for (int c = 0; c < 3; c++) {
                    expected += kernel[(out * 3 + c) * 9 + 4] * normalized[c];
                }
                assertThat(code.data()[out]).isCloseTo((float) Math.max(0, expected), within(1e-5f));
            }
        }
    }

    @Test
    void trainingChangesTheDecoderOnlyAlsoWhenItIsResumed() throws Exception {
        Vgg vgg = small(smallFile());
        Architecture architecture = vgg.create(COLOUR, COLOUR);
        assertThat(NetworkJson.read(NetworkJson.write(architecture)).encoder()).isEqualTo(architecture.encoder());
        Weights initial = vgg.initialWeights();

        try (Engine engine = Engines.cpu()) {
            AtomicReference<Checkpoint> halfway = new AtomicReference<>();
            TrainingResult whole = engine.train(job(architecture, null, initial), event -> {
                if (event instanceof TrainingEvent.Stepped stepped
                        && stepped.progress().position().step() == 2) {
                    halfway.set(stepped.checkpoint().get());
                }
            });
            TrainingResult rest =
                    engine.train(job(architecture, halfway.get(), Weights.of(Map.of())), TrainingListener.NONE);

            Weights raw = whole.checkpoint().raw();
            for (String name : initial.names()) {
                assertThat(raw.get(name).data())
                        .as(name)
                        .isEqualTo(initial.get(name).data());
                // An average of equal numbers can differ in the last bits.
                assertThat(whole.weights().get(name).data())
                        .as(name)
                        .containsExactly(initial.get(name).data(), within(1e-6f));
            }
            assertThat(raw.get("decoder.0.weight").data())
                    .isNotEqualTo(halfway.get().raw().get("decoder.0.weight").data());
            for (String name : raw.names()) {
                assertThat(Arrays.equals(
                                rest.checkpoint().raw().get(name).data(),
                                raw.get(name).data()))
                        .as(name)
                        .isTrue();
            }
        }
    }

    private static TrainingJob job(Architecture architecture, Checkpoint from, Weights initial) {
        TrainingConfig config = Settings.of("steps", 4).with("epochs", 0).applyTo(new TrainingConfig());
        return new TrainingJob(
                architecture,
                config,
                new NoiseBatches(2, 16, 16, 3, 0),
                Optional.empty(),
                Optional.ofNullable(from),
                Optional.empty(),
                initial);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThatThrownBy(() -> small(folder.resolve("none")).initialWeights())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no file " + folder.resolve("none") + "; set weights to a safetensors");
        Path other = file(Map.of("features.0.weight", List.of(4, 3, 3, 3)));
        assertThatThrownBy(() -> small(other).initialWeights())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no tensor features.0.bias");
    }
}
