package io.intaglio.tasks.search;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.VectorIndex;
import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.text.Json;
import io.intaglio.text.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * An index that compares a query with all vectors. It always finds the nearest ones. It holds all vectors in memory,
 * and needs some milliseconds for 100,000 vectors of 32 numbers.
 *
 * @since 0.1
 */
public final class ExactIndexProvider implements VectorIndexProvider {

    private static final String VECTORS = "vectors.safetensors";
    private static final String NAMES = "names.json";
    private static final String TENSOR = "vectors";

    /** Largest size of a file in bytes. It has 500 million numbers; comparing more one by one would be too slow. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 64;

    @Override
    public String name() {
        return "exact";
    }

    @Override
    public String summary() {
        return "compares a query with every vector, for up to some 100,000 vectors; always finds the nearest";
    }

    @Override
    public void write(Path folder, int length, Iterator<Entry> entries) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (entries.hasNext()) {
            Entry entry = entries.next();
            entry.check(length);
            vectors.add(entry.vector());
            names.add(entry.name());
            if ((long) vectors.size() * length * Float.BYTES > MOST_BYTES) {
                throw new InvalidInputException("an exact index holds at most " + MOST_BYTES / Float.BYTES / length
                        + " vectors of " + length + " numbers; use an index of a plug-in");
            }
        }
        if (vectors.isEmpty()) {
            throw new InvalidInputException("an index takes at least one vector");
        }
        byte[] file = Safetensors.write(Weights.of(Map.of(TENSOR, Tensor.ofRows(vectors))));
        AtomicFile.write(folder.resolve(VECTORS), stream -> stream.write(file));
        AtomicFile.write(folder.resolve(NAMES), Json.of(names) + "\n");
    }

    @Override
    public VectorIndex open(Path folder) throws IOException {
        Tensor vectors = Safetensors.read(bytes(folder, VECTORS), VECTORS).get(TENSOR);
        List<String> names = names(new String(bytes(folder, NAMES), StandardCharsets.UTF_8));
        if (vectors == null
                || vectors.shape().size() != 2
                || vectors.shape().get(0) != names.size()
                || names.isEmpty()
                || vectors.shape().get(1) < 1) {
            throw damaged(folder);
        }
        return new ExactIndex(names, vectors.rows(), vectors.shape().get(1));
    }

    private static byte[] bytes(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(folder + " holds no exact index: there is no " + name);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw damaged(folder);
        }
        return Files.readAllBytes(file);
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        try {
            for (Object each : (List<?>) JsonParser.parse(text)) {
                names.add((String) each);
            }
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new InvalidInputException("the names of this index are no list of texts", e);
        }
        return names;
    }

    private static InvalidInputException damaged(Path folder) {
        return new InvalidInputException("the index in " + folder + " is damaged: its vectors and names do not fit each"
                + " other; build it again");
    }
}
