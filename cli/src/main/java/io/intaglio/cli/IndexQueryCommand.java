package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.bulk.PictureListing;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.spi.VectorIndex;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks an index for pictures that are like others. */
@Command(
        name = "query",
        description = "Print, as CSV, the pictures of an index that are most similar to the given ones.")
final class IndexQueryCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    private final Console console;

    @ParentCommand
    private IndexCommand parent;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "An index.")
    private Path index;

    @Parameters(
            index = "1",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = "The plate that it was built with.")
    private String plate;

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Pictures, or folders with pictures.")
    private List<Path> inputs;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of results for each input (5).")
    private int count;

    @Option(
            names = "--class",
            paramLabel = "C",
            description = "Number of the class, for plates that were trained with classes.")
    private Integer label;

    @Mixin
    private MemoryOption memory;

    @Inject
    IndexQueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MOST) {
            throw new InvalidInputException("--count must be between 1 and " + MOST + ", not " + count);
        }
        ResultPlace.checkThere(inputs);
        IndexFacts facts = IndexFacts.read(index);
        int failed = 0;
        try (Intaglio intaglio = parent.intaglio().open(memory.bytes());
                VectorIndex opened = intaglio.indexes().get(facts.kind()).open(index)) {
            Plate read = intaglio.plate(plate);
            facts.check(Embedder.digest(read.weights()));
            try (Model model = intaglio.open(read, Embedder.TASK)) {
                Embedder embedder = new Embedder(model, facts.options());
                console.print(
                        "%s",
                        Csv.line(List.of("input", "rank", "name", "distance")).stripTrailing());
                for (PictureListing.Entry entry : PictureListing.of(inputs).pictures()) {
                    failed += answered(opened, embedder, entry) ? 0 : 1;
                }
            }
        }
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private boolean answered(VectorIndex opened, Embedder embedder, PictureListing.Entry entry) throws IOException {
        Picture picture;
        try {
            picture = Pictures.read(entry.input());
        } catch (IOException e) {
            console.say("intaglio: %s: %s", entry.input(), Failures.reason(e));
            return false;
        }
        float[] vector = embedder.vector(picture, label == null ? OptionalInt.empty() : OptionalInt.of(label));
        int rank = 1;
        for (VectorIndex.Match match : opened.nearest(vector, count)) {
            console.print(
                    "%s",
                    Csv.line(List.of(
                                    entry.name().toString(),
                                    Integer.toString(rank++),
                                    match.name(),
                                    String.format(Locale.ROOT, "%.6g", match.distance())))
                            .stripTrailing());
        }
        return true;
    }
}
