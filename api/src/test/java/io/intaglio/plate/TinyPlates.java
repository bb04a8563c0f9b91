package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import io.intaglio.task.TaskState;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small plates, and the architecture that they are of. */
final class TinyPlates {

    /** An architecture of one convolution a side. */
    record Tiny(int width, boolean sharp) implements ArchitectureProvider {

        Tiny() {
            this(2, false);
        }

        Tiny {
            if (width > 8) {
                throw new InvalidInputException("width is at most 8, not " + width);
            }
        }

        @Override
        public String name() {
            return "tiny";
        }

        @Override
        public String summary() {
            return "one convolution a side";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            return new Architecture(
                    in,
                    out,
                    Network.of(Conv.same(width, 3)),
                    new Latent.Point(0),
                    Network.of(Conv.same(out.channels(), sharp ? 1 : 3)),
                    List.of(new Comparison.Mse(1)));
        }
    }

    private TinyPlates() {}

    static Providers<ArchitectureProvider> providers() {
        return Providers.of(ArchitectureProvider.class, List.of(new Tiny()));
    }

    static Architecture architecture() {
        return new Tiny(3, true).create(ImageSpec.anySize(1), ImageSpec.anySize(1));
    }

    static Plate bare() {
        Tiny provider = new Tiny(3, true);
        Architecture architecture = architecture();
        return Plate.of(
                Card.of(provider, architecture),
                architecture,
                Weights.initial(ShapePlan.smallest(architecture).weights(), 7));
    }

    static Plate full() {
        Plate bare = bare();
        Map<String, byte[]> denoise =
                Map.of("pca.safetensors", Safetensors.write(bare.weights()), "note.txt", utf8("x"));
        return bare.withCard(bare.card()
                        .trainedFor("denoise", Settings.of("sigma", "5..55"))
                        .with(Settings.parse("""
                                seed = 42
                                data.name = demo:leaves
                                data.count = 1000
                                data.digest = abc
                                engine.engine = fake
                                train.steps = 10
                                metric.psnr = 29.81
                                """)))
                .withState("denoise", TaskState.of(denoise))
                .withState("classify", TaskState.of(Map.of("empty.bin", new byte[0])))
                .withPreview(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }

    static Plate checkpoint() {
        Plate full = full();
        Map<String, Tensor> moments = new LinkedHashMap<>();
        full.weights().asMap().forEach((name, tensor) -> moments.put("first." + name, tensor));
        return full.withCheckpoint(new Checkpoint(
                Weights.of(Map.of("other", Tensor.of(List.of(2), new float[] {1, Float.MIN_VALUE}))),
                full.weights(),
                Optional.of(Weights.of(Map.of("third", Tensor.of(List.of(1), new float[] {3})))),
                Weights.of(moments),
                TrainingState.BEGINNING.at(5, 10).withBest(0.5, 3, 1)));
    }

    static byte[] bytes(Plate plate) {
        return archive(PlateContents.of(plate));
    }

    static byte[] archive(Map<String, byte[]> contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Archive.write(contents, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Everything in a plate that a program could see, as bytes: equal texts, equal plates. */
    static String text(Plate plate) {
        StringBuilder text = new StringBuilder(plate.card().toString());
        text.append(new String(Safetensors.write(plate.weights()), StandardCharsets.ISO_8859_1));
        plate.states()
                .forEach((task, state) -> state.entries()
                        .forEach((entry, bytes) -> text.append(task)
                                .append('/')
                                .append(entry)
                                .append(new String(bytes, StandardCharsets.ISO_8859_1))));
        plate.preview().ifPresent(png -> text.append(new String(png, StandardCharsets.ISO_8859_1)));
        plate.checkpoint().ifPresent(from -> {
            text.append(from.state().settings());
            for (Weights tensors : List.of(from.raw(), from.average(), from.optimizer())) {
                text.append(new String(Safetensors.write(tensors), StandardCharsets.ISO_8859_1));
            }
        });
        return text.toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
