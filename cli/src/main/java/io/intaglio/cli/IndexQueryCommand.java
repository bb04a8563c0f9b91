package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.text.Numbers;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.plate.Plate;
import io.intaglio.spi.VectorIndex;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
        description = "Print, as CSV, the pictures of an index that are most similar to the given ones.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio index query digits.index digits.plate three.png --count 10",
            "  intaglio index query digits.index digits.plate --data views:100,idx:mnist --count 1"
        })
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
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Pictures, or folders with pictures.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--data",
            paramLabel = "SOURCE",
            description = "Look for the images of a source, in place of INPUT.")
    private String data;

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
        if (inputs.isEmpty() == (data == null)) {
            throw new InvalidInputException("name the pictures to look for, or a source of them by --data"
                    + (data == null ? "" : ", and not both"));
        }
        ResultPlace.checkThere(inputs);
        IndexFacts facts = IndexFacts.read(index);
        int failed = 0;
        try (Intaglio intaglio = parent.intaglio().open(memory.bytes());
                VectorIndex opened = intaglio.indexes().get(facts.kind()).open(index)) {
            Plate read = intaglio.plate(plate);
            facts.check(Embedder.digest(read.weights()));
            try (Model model = intaglio.open(read, Embedder.TASK);
                    IndexSearch search =
                            IndexSearch.open(index, opened, facts.align(), new Embedder(model, facts.options()))) {
                failed = data == null ? find(search, QueryPictures.of(inputs)) : source(intaglio, search);
            }
        }
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private int source(Intaglio intaglio, IndexSearch search) throws IOException {
        try (Source source = intaglio.source(data)) {
            return find(search, QueryPictures.of(source));
        }
    }

    /** Prints what is found and how long it took, and returns how many pictures could not be read. */
    private int find(IndexSearch search, QueryPictures pictures) throws IOException {
        int failed = 0;
        List<Long> nanos = new ArrayList<>();
        print(search.columns());
        for (long i = 0; i < pictures.size(); i++) {
            QueryPictures.Asked asked;
            try {
                asked = pictures.get(i);
            } catch (IOException e) {
                console.say("intaglio: %s", Failures.sentence(e));
                failed++;
                continue;
            }
            long begun = System.nanoTime();
            List<List<String>> rows =
                    search.find(asked.picture(), label == null ? asked.label() : OptionalInt.of(label), count);
            nanos.add(System.nanoTime() - begun);
            for (int row = 0; row < rows.size(); row++) {
                List<String> line = new ArrayList<>(List.of(asked.name(), Integer.toString(row + 1)));
                line.addAll(rows.get(row));
                print(line);
            }
        }
        if (!nanos.isEmpty()) {
            Collections.sort(nanos);
            console.say(
                    "looked for %s, %s ms each (median), 95 %% of them within %s ms",
                    Numbers.count(nanos.size(), "image"),
                    milliseconds(nanos.get(nanos.size() / 2)),
                    milliseconds(nanos.get((int) (nanos.size() * 0.95))));
        }
        return failed;
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private void print(List<String> line) {
        console.print("%s", Csv.line(line).stripTrailing());
    }
}
