package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another process says. */
class FreshProcessTest {

    private static final ImageSpec COLOUR = ImageSpec.anySize(3);

    private static Architecture architecture() {
        return Settings.of("widths", "8,12").applyTo(new Collapsed()).create(COLOUR, COLOUR);
    }

    /** Bits of what the network makes of a fixed picture. */
    private static String output(DjlEngine engine, Weights weights) {
        try (Autoencoder model = engine.open(architecture(), weights)) {
            ImageBatch y = model.apply(Engines.random(8, 1, 40, 28, 3), Condition.NONE);
            StringBuilder bits = new StringBuilder();
            for (float number : y.data()) {
                bits.append(HexFormat.of().toHexDigits(Float.floatToRawIntBits(number)));
            }
            return bits.toString();
        }
    }

    /** The other process: opens the weights and writes what comes out. */
    static final class Other {

        private Other() {}

        public static void main(String[] args) throws IOException {
            try (DjlEngine engine = Engines.cpu()) {
                Files.writeString(Path.of(args[1]), output(engine, read(Path.of(args[0]))));
            }
        }
    }

    /** The other process: what the natives were told before they were loaded. */
    static final class Environment {

        private Environment() {}

        public static void main(String[] args) throws IOException {
            Engines.cpu().close();
            Files.writeString(
                    Path.of(args[0]),
                    String.valueOf(
                            Function.getFunction("c", "getenv").invokeString(new Object[] {Natives.SPIN}, false)));
        }
    }

    private static Weights read(Path file) throws IOException {
        return Safetensors.read(Files.readAllBytes(file), file.toString());
    }

    @Test
    void makesTheSamePictureToTheLastBit(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("weights.safetensors");
        String here;
        try (DjlEngine engine = Engines.cpu()) {
            Weights weights = engine.train(
                            new NoiseBatches(2, 16, 16, 3, 0).job(architecture(), NoiseBatches.steps(3), null),
                            TrainingListener.NONE)
                    .weights();
            here = output(engine, weights);
            Files.write(file, Safetensors.write(weights));
        }

        Child.run(Other.class, Map.of(), List.of(), file, folder.resolve("there"));

        assertThat(Files.readString(folder.resolve("there"))).isEqualTo(here);
    }

    @Test
    void spinsBrieflyUnlessToldOtherwise(@TempDir Path folder) throws Exception {
        Child.run(Environment.class, Map.of(), List.of(), folder.resolve("default"));
        Child.run(Environment.class, Map.of(Natives.SPIN, "7"), List.of(), folder.resolve("told"));

        assertThat(Files.readString(folder.resolve("default"))).isEqualTo("3000");
        assertThat(Files.readString(folder.resolve("told"))).isEqualTo("7");
    }
}
