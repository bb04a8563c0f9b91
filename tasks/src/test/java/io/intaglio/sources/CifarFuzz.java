package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.UnreadableImageException;
import io.intaglio.testkit.fuzz.FuzzTarget;
import io.intaglio.testkit.fuzz.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads damaged files of CIFAR-10. */
public final class CifarFuzz implements FuzzTarget {

    private static final int RECORD = 3073;

    private final Path file = Files.createTempFile("fuzz", ".bin");

    /** Mutants of three records. */
    public CifarFuzz() throws IOException {}

    @Override
    public byte[] mutant(SplitMix64 random) {
        byte[] records = new byte[3 * RECORD];
        for (int i = 0; i < records.length; i++) {
            records[i] = (byte) (i % RECORD == 0 ? i / RECORD : i);
        }
        byte[] mutant = Mutations.bytes(records, random);
        // Whole records, or no label is ever looked at.
        return random.nextInt(3) == 0 ? mutant : Arrays.copyOf(mutant, (1 + random.nextInt(4)) * RECORD);
    }

    @Override
    public void read(byte[] mutant) throws IOException {
        Files.write(file, mutant);
        try (Source source = new CifarSourceProvider().open(file.toString())) {
            Examples.check(source);
        }
    }

    @Override
    public boolean documented(Exception thrown) {
        return thrown instanceof InvalidInputException || thrown instanceof UnreadableImageException;
    }
}
