package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.testkit.fuzz.FuzzTarget;
import io.intaglio.testkit.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Reads damaged IDX files, plain and gzipped. */
public final class IdxFuzz implements FuzzTarget {

    private static final int IMAGES = 5;

    private final Path folder = Files.createTempDirectory("fuzz");

    /** Mutants of five images of 3x4 pixels and their labels. */
    public IdxFuzz() throws IOException {}

    /**
     * The images' file behind its length, then the labels' file; the highest bit of the length says that both are
     * gzipped.
     */
    @Override
    public byte[] mutant(SplitMix64 random) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + IMAGES * 12).putInt(0x803).putInt(IMAGES);
        images.putInt(3).putInt(4);
        ByteBuffer labels = ByteBuffer.allocate(8 + IMAGES).putInt(0x801).putInt(IMAGES);
        for (int i = 0; i < IMAGES; i++) {
            labels.put(8 + i, (byte) i);
            images.put(16 + 12 * i, (byte) (40 * i));
        }
        boolean first = random.nextBoolean();
        byte[] one = first ? Mutations.bytes(images.array(), random) : images.array();
        byte[] other = first && random.nextInt(4) > 0 ? labels.array() : Mutations.bytes(labels.array(), random);
        boolean zipped = random.nextBoolean();
        if (zipped) {
            one = zipped(one, random);
            other = zipped(other, random);
        }
        byte[] length = ByteBuffer.allocate(4)
                .putInt(one.length | (zipped ? 0x80000000 : 0))
                .array();
        return Mutations.joined(length, one, other);
    }

    private static byte[] zipped(byte[] data, SplitMix64 random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(data);
        }
        return random.nextInt(8) == 0 ? Mutations.bytes(out.toByteArray(), random) : out.toByteArray();
    }

    @Override
    public void read(byte[] mutant) throws IOException {
        int length = ByteBuffer.wrap(mutant).getInt();
        String extension = length < 0 ? ".gz" : "";
        int end = 4 + (length & 0x7FFFFFFF);
        Path images = folder.resolve("train-images-idx3-ubyte" + extension);
        Path labels = folder.resolve("train-labels-idx1-ubyte" + extension);
        Files.write(images, Arrays.copyOfRange(mutant, 4, end));
        Files.write(labels, Arrays.copyOfRange(mutant, end, mutant.length));
        try (Source source = new IdxSourceProvider().open(folder.toString())) {
            Examples.check(source);
        } finally {
            Files.delete(images);
            Files.delete(labels);
        }
    }

    @Override
    public boolean documented(Exception thrown) {
        return thrown instanceof InvalidInputException;
    }
}
