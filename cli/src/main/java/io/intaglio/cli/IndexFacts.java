package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What an index is made of, in a file beside its vectors. It is written last, so that an index without it is not
 * finished.
 *
 * @param kind of index, the name of its provider
 * @param weights a digest of the plate's weights
 * @param options of the task by which the vectors were made
 * @param data that was indexed, as it was named
 * @param align what of the pictures is aligned with a query
 */
record IndexFacts(String kind, String weights, Settings options, String data, Align align) {

    /** What of a picture is aligned with a query. */
    enum Align {
        /** Nothing: vectors alone are compared. */
        NONE,
        /** The whole picture. */
        PICTURES,
        /** An object on plain ground, in whose frame the vectors were made. */
        OBJECTS;

        /**
         * Returns the one of a name.
         *
         * @throws InvalidInputException if there is none
         */
        static Align of(String name) {
            for (Align each : values()) {
                if (each.toString().equals(name)) {
                    return each;
                }
            }
            throw new InvalidInputException("--align is none, pictures or objects, not \"" + name + "\"");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String FILE = "intaglio-index.txt";
    private static final String OPTIONS = "option";
    private static final long LARGEST = 1 << 20;

    void write(Path folder) throws IOException {
        Settings facts = Settings.of("kind", kind)
                .with("weights", weights)
                .with("data", data)
                .with("align", align.toString())
                .with(options.prefixed(OPTIONS));
        AtomicFile.write(folder.resolve(FILE), facts.toString());
    }

    static IndexFacts read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            throw new InvalidInputException(folder + " holds no finished index; \"intaglio index build\" makes one");
        }
        Settings facts = settings(file);
        String kind = facts.get("kind");
        String weights = facts.get("weights");
        if (kind == null || weights == null) {
            throw new InvalidInputException(file + " does not say of what kind the index is; build it again");
        }
        return new IndexFacts(
                kind,
                weights,
                facts.under(OPTIONS),
                facts.get("data", ""),
                Align.of(facts.get("align", Align.NONE.toString())));
    }

    private static Settings settings(Path file) throws IOException {
        try {
            return Settings.parse(Files.readString(file));
        } catch (InvalidInputException | MalformedInputException e) {
            throw new InvalidInputException(file + " is damaged (" + e.getMessage() + "); build the index again");
        }
    }

    /** Refuses to ask with other weights than those that made the vectors: distances would mean nothing. */
    void check(String other) {
        if (!weights.equals(other)) {
            throw new InvalidInputException(
                    "this index was built with another plate; ask with that one, or build an" + " index with this one");
        }
    }
}
