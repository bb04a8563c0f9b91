package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.plate.PlateMutants;
import io.intaglio.testkit.fuzz.FuzzTarget;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads damaged plates, opens and runs them. */
public class PlateFuzz implements FuzzTarget {

    private final Intaglio intaglio = Bench.intaglio();
    private final PlateMutants mutants;

    /** Mutants of a plate as a training leaves it. */
    public PlateFuzz() throws IOException {
        this(PlateFuzz::trained);
    }

    PlateFuzz(Function<Path, Plate> plate) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            mutants = new PlateMutants(plate.apply(folder));
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Trains some steps with a checkpoint in the folder after each. */
    static Plate trained(Path folder) {
        try (Intaglio training = Bench.intaglio()) {
            return training.train("dim")
                    .data("grays:12345678")
                    .checkpointEvery("1")
                    .checkpoints(folder)
                    .listener(TrainingListener.NONE)
                    .run()
                    .plate();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public byte[] mutant(SplitMix64 random) {
        return mutants.mutant(random);
    }

    @Override
    public void read(byte[] mutant) throws IOException {
        Plate plate = Plate.read(mutant, "x.plate");
        byte[] file = PlateMutants.file(plate);
        assertThat(PlateMutants.file(Plate.read(file, "x.plate"))).isEqualTo(file);
        try (Model model = intaglio.open(plate)) {
            Picture picture = model.run(Picture.of(Bench.even(5, 6, 1, 0.5f)), Settings.empty());
            assertThat(picture.pixels().finite()).isTrue();
        }
        use(intaglio, plate);
    }

    /** Does more with a plate that can be read. */
    void use(Intaglio opened, Plate plate) throws IOException {}

    @Override
    public boolean documented(Exception thrown) {
        return thrown instanceof InvalidInputException;
    }
}
